package io.fleettwin.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.fleettwin.architecture.fixture.api.Page;
import io.fleettwin.architecture.fixture.cluster.Shard;
import io.fleettwin.architecture.fixture.device.Blameless;
import io.fleettwin.architecture.fixture.device.Dice;
import io.fleettwin.architecture.fixture.device.Lap;
import io.fleettwin.architecture.fixture.device.Outside;
import io.fleettwin.architecture.fixture.device.Outward;
import io.fleettwin.architecture.fixture.device.Serialized;
import io.fleettwin.architecture.fixture.device.Threads;
import io.fleettwin.architecture.fixture.device.Time;
import io.fleettwin.architecture.fixture.device.Vague;
import io.fleettwin.architecture.fixture.ring.Round;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The product keeps its rules, and each rule bites: a fixture that breaks it is found. */
class ArchitectureTest {
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.fleettwin");

  private static final ArchitectureRules RULES = new ArchitectureRules("io.fleettwin");

  private static final String FIXTURE = Blameless.class.getPackageName().replace(".device", "");

  private static final ArchitectureRules FIXTURE_RULES = new ArchitectureRules(FIXTURE);

  private static final JavaClasses FIXTURES = new ClassFileImporter().importPackages(FIXTURE);

  /**
   * For each rule the fixtures that break it: each nested class, or the class itself, on its own.
   */
  private static final Map<String, List<Class<?>>> BREACHES =
      Map.of(
          "theCoreIsPlainJavaWithoutAkkaOrInputAndOutput", parts(Outside.class),
          "theCoreNeverAsksTheTime", parts(Time.class),
          "theCoreNeverRollsDice", parts(Dice.class),
          "theCoreStartsNothingThatRunsBesideIt", parts(Threads.class),
          "theCoreKnowsNeitherClusterNorApi", parts(Outward.class),
          "theClusterDoesNotKnowTheApi", List.of(Shard.class),
          "thePackagesOfTheCoreHaveNoCycles", List.of(Round.class),
          "nothingUsesJavaSerialization", parts(Serialized.class),
          "noNameSaysOnlyThatItHelps", parts(Vague.class));

  static Stream<Arguments> rules() {
    return RULES.all().entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  static Stream<Arguments> breaches() {
    return FIXTURE_RULES.all().entrySet().stream()
        .flatMap(rule ->
            BREACHES.getOrDefault(rule.getKey(), List.of()).stream()
                .map(breach -> Arguments.of(rule.getKey(), breach, rule.getValue())));
  }

  static Stream<Arguments> fixtureRules() {
    return FIXTURE_RULES.all().entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void theProductKeepsTheRule(String name, ArchRule rule) {
    assertThat(rule.evaluate(PRODUCT).getFailureReport().getDetails()).as(name).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("breaches")
  void theRuleFindsItsBreach(String name, Class<?> breach, ArchRule rule) {
    JavaClasses fixture = only(breach, Blameless.class, Lap.class, Page.class);
    assertThat(String.join("\n", rule.evaluate(fixture).getFailureReport().getDetails()))
        .as(name)
        .contains(breach.getSimpleName());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fixtureRules")
  void theRuleLeavesTheBlamelessAlone(String name, ArchRule rule) {
    JavaClasses fixture = only(Blameless.class, Lap.class, Page.class);
    assertThat(rule.allowEmptyShould(true).evaluate(fixture).getFailureReport().getDetails())
        .as(name)
        .isEmpty();
  }

  @Test
  void everyRuleHasAFixtureThatBreaksIt() {
    assertThat(BREACHES.keySet()).isEqualTo(RULES.all().keySet());
    assertThat(BREACHES.values()).allSatisfy(fixtures -> assertThat(fixtures).isNotEmpty());
  }

  @Test
  void theRulesSeeAllThreeModules() {
    assertThat(Set.of(RULES.cluster(), RULES.api()))
        .allSatisfy(module ->
            assertThat(PRODUCT.stream()).anyMatch(JavaClass.Predicates.resideInAPackage(module)));
    assertThat(PRODUCT.stream()).anyMatch(RULES.core());
  }

  private static JavaClasses only(Class<?>... some) {
    Set<String> names = Stream.of(some).map(Class::getName).collect(Collectors.toSet());
    return FIXTURES.that(describe("chosen", c -> names.contains(c.getName())));
  }

  private static List<Class<?>> parts(Class<?> fixture) {
    return List.of(fixture.getDeclaredClasses());
  }
}
