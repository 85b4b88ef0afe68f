package io.fleettwin.api.cli;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Has a test run as the launcher runs the program: with its home and its configuration. */
public final class Installation implements BeforeAllCallback, AfterAllCallback {
  public static final Path HOME = Path.of("").toAbsolutePath().getParent();

  private static final Map<String, String> PROPERTIES =
      Map.of(
          "twin.home", HOME.toString(),
          "config.file", HOME.resolve("config/application.conf").toString());

  private final Map<String, String> before = new LinkedHashMap<>();

  @Override
  public void beforeAll(ExtensionContext context) {
    PROPERTIES.forEach((name, value) -> before.put(name, System.setProperty(name, value)));
    ConfigFactory.invalidateCaches();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    before.forEach((name, value) -> {
      if (value == null) {
        System.clearProperty(name);
      } else {
        System.setProperty(name, value);
      }
    });
    ConfigFactory.invalidateCaches();
  }
}
