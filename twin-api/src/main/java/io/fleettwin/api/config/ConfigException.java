package io.fleettwin.api.config;

/** A configuration file that cannot be used, with the place and what would be right. */
public final class ConfigException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String file;
  private final String path;
  private final String problem;

  ConfigException(String file, String path, String problem) {
    super(path.isEmpty() ? file + ": " + problem : file + ": " + path + ": " + problem);
    this.file = file;
    this.path = path;
    this.problem = problem;
  }

  /** The file, as it was named. */
  public String file() {
    return file;
  }

  /** The place in the file, such as {@code windows.clients.builds[0].percent}; may be empty. */
  public String path() {
    return path;
  }

  /** What is wrong there, and what is allowed. */
  public String problem() {
    return problem;
  }
}
