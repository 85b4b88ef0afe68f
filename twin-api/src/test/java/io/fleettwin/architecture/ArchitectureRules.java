package io.fleettwin.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.InstantSource;
import java.util.Calendar;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.Timer;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;

/**
 * The rules of the product's structure, for the packages under {@code root}. What is under {@code
 * root.cluster} is the cluster, what is under {@code root.api} the API, everything else the core.
 */
record ArchitectureRules(String root) {

  /** Methods, by owner, that give another answer each time they are asked. */
  private static final Map<String, Set<String>> HIDDEN_RANDOMNESS =
      Map.of(
          "java.lang.Math", Set.of("random"),
          "java.lang.StrictMath", Set.of("random"),
          "java.lang.System", Set.of("identityHashCode"),
          "java.util.Collections", Set.of("shuffle"),
          "java.util.UUID", Set.of("randomUUID"));

  /** All rules by name, in the order in which a reader wants them. */
  Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("theCoreIsPlainJavaWithoutAkkaOrInputAndOutput", plainJava());
    rules.put("theCoreNeverAsksTheTime", noClock());
    rules.put("theCoreNeverRollsDice", noDice());
    rules.put("theCoreStartsNothingThatRunsBesideIt", noThreads());
    rules.put("theCoreKnowsNeitherClusterNorApi", coreLooksInward());
    rules.put("theClusterDoesNotKnowTheApi", clusterLooksInward());
    rules.put("thePackagesOfTheCoreHaveNoCycles", noCycles());
    rules.put("nothingUsesJavaSerialization", noJavaSerialization());
    rules.put("noNameSaysOnlyThatItHelps", noEmptyNames());
    return rules;
  }

  /** True of the core's classes. */
  DescribedPredicate<JavaClass> core() {
    return resideInAPackage(root + "..")
        .and(not(resideInAnyPackage(cluster(), api())))
        .as("the core");
  }

  String cluster() {
    return root + ".cluster..";
  }

  String api() {
    return root + ".api..";
  }

  private ArchRule plainJava() {
    return classes()
        .that(core())
        .should()
        .onlyDependOnClassesThat(
            core()
                .or(resideInAnyPackage("java.lang..", "java.util..", "java.time..", "java.math"))
                .or(resideInAnyPackage("java.nio", "java.nio.charset"))
                .as("the core or plain Java"))
        .because("its rules give the same answer wherever they run");
  }

  private ArchRule noClock() {
    return noClasses()
        .that(core())
        .should()
        .dependOnClassesThat(
            assignableTo(InstantSource.class).or(assignableTo(Calendar.class)).or(type(Date.class)))
        .orShould()
        .accessTargetWhere(
            target(
                describe(
                    "asks the time",
                    (AccessTarget t) ->
                        (isIn("java.time", t) && t.getName().equals("now"))
                            || (t.getOwner().isEquivalentTo(System.class)
                                && Set.of("currentTimeMillis", "nanoTime").contains(t.getName())))))
        .because("time comes in as a parameter, so that a simulated day takes no day");
  }

  private ArchRule noDice() {
    return noClasses()
        .that(core())
        .should()
        .dependOnClassesThat(
            assignableTo(Random.class)
                .or(assignableTo(SplittableRandom.class))
                .or(resideInAPackage("java.util.random..")))
        .orShould()
        .accessTargetWhere(
            target(
                describe(
                    "rolls dice",
                    (AccessTarget t) ->
                        HIDDEN_RANDOMNESS
                            .getOrDefault(t.getOwner().getName(), Set.of())
                            .contains(t.getName()))))
        .because("a draw is a function of seed, device key, what is drawn and attempt");
  }

  private ArchRule noThreads() {
    return noClasses()
        .that(core())
        .should()
        .dependOnClassesThat(
            assignableTo(Thread.class)
                .or(assignableTo(Executor.class))
                .or(assignableTo(Future.class))
                .or(assignableTo(Timer.class)))
        .orShould()
        .accessTargetWhere(
            target(
                describe(
                    "a parallel stream",
                    (AccessTarget t) ->
                        isIn("java.util", t)
                            && Set.of("parallel", "parallelStream").contains(t.getName()))))
        .because("who calls the core decides on which thread it runs");
  }

  private ArchRule coreLooksInward() {
    return noClasses()
        .that(core())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(cluster(), api());
  }

  private ArchRule clusterLooksInward() {
    return noClasses()
        .that()
        .resideInAPackage(cluster())
        .should()
        .dependOnClassesThat()
        .resideInAPackage(api());
  }

  private ArchRule noCycles() {
    return slices()
        .matching(root + ".(*)..")
        .that(describe("are the core's", s -> !Set.of("cluster", "api").contains(s.getNamePart(1))))
        .should()
        .beFreeOfCycles();
  }

  private ArchRule noJavaSerialization() {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .dependOnClassesThat(
            assignableTo(ObjectInputStream.class).or(assignableTo(ObjectOutputStream.class)))
        .orShould(
            ArchCondition.from(describe("be declared Serializable", ArchitectureRules::declaresIt)))
        .because("events outlive the classes that wrote them, and crafted bytes can do harm");
  }

  private ArchRule noEmptyNames() {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .haveNameMatching(".*(Impl|Managers?|Utils?|Helpers?)")
        .because("a name says what the thing is");
  }

  /**
   * An enum or an exception is Serializable by birth, an adapter by Akka's interface: not its word.
   */
  private static boolean declaresIt(JavaClass type) {
    return type.getRawInterfaces().stream()
        .anyMatch(
            i -> i.isAssignableTo(Serializable.class) && i.getPackageName().equals("java.io"));
  }

  private static boolean isIn(String packageName, AccessTarget target) {
    String owner = target.getOwner().getPackageName();
    return owner.equals(packageName) || owner.startsWith(packageName + ".");
  }
}
