package io.fleettwin.api.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportTest {
  private static final String INTUNE =
      """
      Device ID,Device name,OS version,Manufacturer,Model,OS,Encrypted
      %s
      """;

  private final TestApi api = TestApi.start();
  private List<Path> uploadsBefore;
  private String imports;

  @BeforeEach
  void world() {
    uploadsBefore = uploads();
    imports = Given.mirror(api) + "/imports";
  }

  @AfterEach
  void noUploadStaysBehind() {
    assertThat(uploads()).isEqualTo(uploadsBefore);
    api.close();
  }

  private static List<Path> uploads() {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(UploadedFile.PREFIX))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TestApi.Answer upload(String query, BodyPublisher body, String type, String... headers) {
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = type;
    return api.send("POST", imports + query, body, all);
  }

  private TestApi.Answer intune(String... rows) {
    String file = INTUNE.formatted(String.join("\n", rows));
    return upload("?format=intune", BodyPublishers.ofString(file), "text/csv");
  }

  private static BodyPublisher file(String name) throws IOException {
    try (InputStream in = ImportTest.class.getResourceAsStream("/inventory/" + name)) {
      return BodyPublishers.ofByteArray(in.readAllBytes());
    }
  }

  @Test
  void newDevicesAreEnrolledAndKnownOnesUpdated() {
    var first =
        intune(
            "pc-1,ANNA,10.0.26100.4770,Dell Inc.,Latitude 7440,Windows,True",
            "pc-2,BERT,10.0.26100.4770,LENOVO,ThinkPad,Windows,False");
    assertThat(first.expect(200).body().at("/enrolled").asInt()).isEqualTo(2);
    assertThat(api.get("/v1/worlds/live/devices/pc-1").expect(200).text("/hardware/make"))
        .isEqualTo("Dell Inc.");
    var second =
        intune(
            "pc-1,ANNA,10.0.26100.4946,Dell Inc.,Latitude 7440,Windows,True",
            "pc-2,BERT,10.0.26100.4770,LENOVO,ThinkPad,Windows,False",
            "pc-3,CARL,10.0.26100.4770,LENOVO,ThinkPad,Windows,False");
    assertThat(second.expect(200).body().at("/enrolled").asInt()).isEqualTo(1);
    assertThat(second.body().at("/updated").asInt()).isEqualTo(1);
    assertThat(second.body().at("/unchanged").asInt()).isEqualTo(1);
    assertThat(api.get("/v1/worlds/live/devices/pc-1").text("/os")).isEqualTo("10.0.26100.4946");
  }

  @Test
  void badRowsAreListedWithTheirLineAndGoodOnesAreTaken() {
    var report =
        intune(
                "pc-1,ANNA,10.0.26100.4770,Dell Inc.,Latitude 7440,Windows,True",
                "pc 2,BERT,10.0.26100.4770,LENOVO,ThinkPad,Windows,False")
            .expect(200);
    assertThat(report.body().at("/enrolled").asInt()).isEqualTo(1);
    assertThat(report.body().at("/rowsRejected").asInt()).isEqualTo(1);
    assertThat(report.body().at("/problems/0/line").asInt()).isEqualTo(3);
    assertThat(report.text("/problems/0/effect")).isEqualTo("rejected");
  }

  @Test
  void allProblemsAreCountedButOnlyTheFirstThousandListed() {
    String[] rows = new String[1_500];
    Arrays.fill(rows, "bad id,X,10.0.26100.4770,a,b,Windows,True");
    var report = intune(rows).expect(200);
    assertThat(report.body().at("/problemsTotal").asInt()).isEqualTo(1_500);
    assertThat(report.body().at("/problems")).hasSize(1_000);
  }

  @Test
  void aDeviceThatLeftIsEnrolledAgain() {
    intune("pc-1,ANNA,10.0.26100.4770,Dell Inc.,Latitude 7440,Windows,True").expect(200);
    api.delete("/v1/worlds/live/devices/pc-1").expect(204);
    var report = intune("pc-1,ANNA,10.0.26100.4770,Dell Inc.,Latitude 7440,Windows,True");
    assertThat(report.expect(200).body().at("/enrolled").asInt()).isEqualTo(1);
  }

  /** An export may be days old; a device that is up says so itself. */
  @Test
  void anImportDoesNotSayThatADeviceThatCrashedIsUpAgain() {
    intune("pc-1,ANNA,10.0.26100.4770,Dell Inc.,Latitude 7440,Windows,True").expect(200);
    api.post(
            "/v1/worlds/live/devices/pc-1/reports", "{\"type\": \"crash\", \"stopCode\": \"0x50\"}")
        .expect(200);
    var report = intune("pc-1,ANNA,10.0.26100.4946,Dell Inc.,Latitude 7440,Windows,True");
    assertThat(report.expect(200).body().at("/updated").asInt()).isEqualTo(1);
    var device = api.get("/v1/worlds/live/devices/pc-1");
    assertThat(device.text("/os")).isEqualTo("10.0.26100.4946");
    assertThat(device.text("/boot/health")).isEqualTo("crashed");
  }

  @Test
  void driverqueryTellsTheDriversOfTheDeviceThatIsNamed() throws IOException {
    var report =
        upload("?format=driverquery&device=LT-1", file("driverquery-verbose.csv"), "text/csv");
    assertThat(report.expect(200).text("/format")).isEqualTo("driverquery");
    assertThat(api.get("/v1/worlds/live/devices/LT-1").expect(200).body().at("/drivers"))
        .isNotEmpty();
  }

  @Test
  void osqueryTellsOfManyHosts() throws IOException {
    var report = upload("?format=osquery", file("osquery-snapshot.ndjson"), "application/x-ndjson");
    assertThat(report.expect(200).body().at("/enrolled").asInt())
        .isPositive()
        .isEqualTo(api.get("/v1/worlds/live/fleet").body().at("/devices").asInt());
  }

  @Test
  void aFileWhoseHeaderCannotBeReadChangesNothing() {
    String file = "Name,Colour\npc-1,red\n";
    var answer = upload("?format=intune", BodyPublishers.ofString(file), "text/csv");
    assertThat(answer.problem(422, "unreadable-inventory").text("/detail")).isNotEmpty();
    upload("?format=osquery", BodyPublishers.ofByteArray(new byte[] {'P', 'K', 3, 4}), "text/csv")
        .problem(422, "unreadable-inventory");
    upload("?format=intune", BodyPublishers.noBody(), "text/csv")
        .problem(422, "unreadable-inventory");
    assertThat(api.fleet().devices()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "'', format",
    "?format=excel, format",
    "?format=, format",
    "?format=driverquery, device",
    "?format=driverquery&device=a%20b, device",
    "?format=intune&device=PC-1, device",
    "?format=intune&world=x, world",
  })
  void whatIsWrongWithTheParametersIsTold(String query, String parameter) {
    var answer = upload(query, BodyPublishers.ofString("x"), "text/csv");
    assertThat(answer.problem(400, "bad-parameter").text("/errors/0/parameter"))
        .isEqualTo(parameter);
  }

  @Test
  void aFormIsNoFile() {
    String curl = "application/x-www-form-urlencoded";
    upload("?format=intune", BodyPublishers.ofString("x"), curl)
        .problem(415, "unsupported-media-type")
        .because("text/csv");
  }

  @Test
  void aFileAboveTheLimitOfOtherBodiesIsTaken() {
    String[] rows = new String[3_000];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = "pc-" + i + ",ANNA,10.0.26100.4770,Dell Inc.,Latitude 7440,Windows,True";
    }
    assertThat(intune(rows).expect(200).body().at("/enrolled").asInt()).isEqualTo(3_000);
  }

  @Test
  void aFileThatIsTooLargeIsRefused() {
    byte[] block = " ".repeat(1 << 20).getBytes(US_ASCII);
    List<byte[]> blocks = Collections.nCopies(65, block);
    upload("?format=intune", BodyPublishers.ofByteArrays(blocks), "text/csv")
        .problem(413, "too-large");
    assertThat(api.fleet().devices()).isZero();
  }

  @Test
  void anImportThatIsRepeatedUnderItsKeyChangesNothingMore() {
    String file = INTUNE.formatted("pc-1,ANNA,10.0.26100.4770,Dell Inc.,Latitude,Windows,True");
    String[] key = {"Idempotency-Key", "monday"};
    var body = BodyPublishers.ofString(file);
    upload("?format=intune", body, "text/csv", key).expect(200);
    api.post(
            "/v1/worlds/live/devices/pc-1/reports",
            "{\"type\": \"inventory\", \"inventory\": " + Given.LAPTOP + "}")
        .expect(200);
    var again = upload("?format=intune", body, "text/csv", key).expect(200);
    assertThat(again.body().at("/unchanged").asInt()).isEqualTo(1);
    assertThat(api.get("/v1/worlds/live/devices/pc-1").text("/edition")).isEqualTo("enterprise");
  }

  @Test
  void aClusterThatDoesNotAnswerIs503() {
    api.fleet().breakWith(new CompletionException(new TimeoutException()));
    intune("pc-1,ANNA,10.0.26100.4770,Dell Inc.,Latitude 7440,Windows,True")
        .problem(503, "no-answer");
  }

  @Test
  void aLongImportShowsLifeUntilItIsDone() throws Exception {
    var limits = new HttpLimits(Duration.ofMillis(50), 1, 1);
    try (TestApi slow = TestApi.start(limits)) {
      Given.mirror(slow);
      var imported = uploadOfTwo(slow);
      var gate = slow.fleet().fallSilentAfter(1);
      var response = slow.client().send(imported, BodyHandlers.ofInputStream());
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body().read()).isEqualTo('\n');
      gate.complete(null);
      assertThat(new ObjectMapper().readTree(response.body()).at("/enrolled").asInt()).isEqualTo(2);
    }
  }

  @Test
  void aLongImportThatFailsIsCutOff() throws Exception {
    var limits = new HttpLimits(Duration.ofMillis(50), 1, 1);
    try (TestApi slow = TestApi.start(limits)) {
      Given.mirror(slow);
      var imported = uploadOfTwo(slow);
      var gate = slow.fleet().fallSilentAfter(1);
      var response = slow.client().send(imported, BodyHandlers.ofInputStream());
      assertThat(response.body().read()).isEqualTo('\n');
      slow.fleet().breakWith(new IllegalStateException("disk full"));
      gate.completeExceptionally(new TimeoutException());
      assertThatThrownBy(() -> response.body().readAllBytes()).isInstanceOf(IOException.class);
      slow.get("/health").expect(200);
    }
  }

  private HttpRequest uploadOfTwo(TestApi to) {
    String row = ",ANNA,10.0.26100.4770,Dell Inc.,XPS,Windows,True";
    String file = INTUNE.formatted("pc-1" + row + "\npc-2" + row);
    return HttpRequest.newBuilder(to.uri(imports + "?format=intune"))
        .header("Content-Type", "text/csv")
        .POST(BodyPublishers.ofString(file))
        .build();
  }

  @Test
  void moreThanAFewImportsAtATimeAreTooMany() throws IOException {
    try (TestApi busy = TestApi.start(new HttpLimits(HttpLimits.STANDARD.heartbeat(), 1, 1));
        Socket first = new Socket(busy.address().getAddress(), busy.address().getPort())) {
      Given.mirror(busy);
      String file = INTUNE.formatted("pc-1,ANNA,10.0.26100.4770,Dell Inc.,XPS,Windows,True");
      String head =
          "POST "
              + imports
              + "?format=intune HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\n"
              + "Content-Length: "
              + file.length()
              + "\r\nConnection: close\r\n\r\n";
      first.getOutputStream().write((head + file.substring(0, 9)).getBytes(US_ASCII));
      // The first one has its place when its file is there.
      TestApi.await(() -> uploads().size() > uploadsBefore.size());
      busy.send(
              "POST",
              imports + "?format=intune",
              BodyPublishers.ofString(file),
              "Content-Type",
              "text/csv")
          .problem(503, "busy");
      first.getOutputStream().write(file.substring(9).getBytes(US_ASCII));
      assertThat(new String(first.getInputStream().readAllBytes(), US_ASCII))
          .startsWith("HTTP/1.1 200");
    }
  }
}
