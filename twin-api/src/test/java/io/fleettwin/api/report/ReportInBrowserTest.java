package io.fleettwin.api.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Opens the report as a user does, from a file. */
class ReportInBrowserTest {

  /** Of all pixels of a plot, how many are not transparent. */
  private static final String DRAWN =
      """
      return [...document.querySelectorAll('.plot canvas')].map(c =>
        c.getContext('2d').getImageData(0, 0, c.width, c.height).data
          .reduce((sum, v, i) => sum + (i % 4 === 3 && v > 0 ? 1 : 0), 0));
      """;

  @TempDir Path directory;

  @Test
  void thePlotsAreDrawnAndTheConsoleShowsNoError() throws IOException {
    Optional<Path> browser = onPath("chromium", "google-chrome", "chromium-browser");
    Optional<Path> driver = onPath("chromedriver");
    assumeTrue(browser.isPresent() && driver.isPresent(), "chromium and its driver are needed");
    Path file = Files.writeString(directory.resolve("r.html"), HtmlReport.of(Samples.everything()));

    // Without it Selenium would look for a driver in the network.
    System.setProperty("webdriver.chrome.driver", driver.get().toString());
    var chrome = new ChromeDriver(options(browser.get()));
    try {
      chrome.get(file.toUri().toString());
      assertDrawn(chrome);
      for (WebElement choice : chrome.findElements(By.cssSelector(".controls input"))) {
        choice.click();
      }
      assertDrawn(chrome);
      assertThat(chrome.manage().logs().get(LogType.BROWSER).getAll())
          .filteredOn(entry -> entry.getLevel().equals(Level.SEVERE))
          .extracting(LogEntry::getMessage)
          .isEmpty();
    } finally {
      chrome.quit();
    }
  }

  private static void assertDrawn(ChromeDriver chrome) {
    assertThat((List<?>) chrome.executeScript(DRAWN))
        .hasSize(6)
        .allSatisfy(pixels -> assertThat(((Number) pixels).longValue()).isGreaterThan(1_000));
  }

  private ChromeOptions options(Path browser) {
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    var options = new ChromeOptions();
    options.setBinary(browser.toFile());
    options.setCapability("goog:loggingPrefs", logs);
    return options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--user-data-dir=" + directory.resolve("profile"));
  }

  private static Optional<Path> onPath(String... names) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(names)
        .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(d -> Path.of(d, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
