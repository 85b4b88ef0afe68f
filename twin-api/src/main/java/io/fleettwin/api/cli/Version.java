package io.fleettwin.api.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Which version this is. */
public final class Version implements IVersionProvider {

  /** Maven writes it into the jar. */
  private static final String PROPERTIES = "/META-INF/maven/io.fleettwin/twin-api/pom.properties";

  private static final String NOT_PACKAGED = "not packaged";

  @Override
  public String[] getVersion() {
    return new String[] {
      "FleetTwin " + product(),
      "Akka " + akka.Version.current(),
      "Java " + Runtime.version() + " (" + System.getProperty("java.vm.vendor") + ")"
    };
  }

  /** The product's version, such as 0.1.0. */
  static String product() {
    try (InputStream in = Version.class.getResourceAsStream(PROPERTIES)) {
      if (in == null) {
        return NOT_PACKAGED;
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version", NOT_PACKAGED);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
