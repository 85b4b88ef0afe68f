package io.fleettwin.api.cli;

import io.fleettwin.api.cli.ask.CommandFailed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The directory of everything a node writes, for this process alone. The lock ends with the
 * process, however it ends, so that a directory never needs to be freed by hand.
 */
final class DataDirectory implements AutoCloseable {

  /** Holds the lock, and the number of the process that has it. */
  private static final String LOCK = "node.lock";

  private final Path path;
  private final FileChannel channel;

  private DataDirectory(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Takes a directory, which is made if it is not there.
   *
   * @throws CommandFailed if another process has it, or it cannot be written to
   */
  static DataDirectory take(Path path) {
    return tryTake(path)
        .orElseThrow(() ->
            CommandFailed.unavailable(
                "the data directory %s is in use%s; stop that one, or choose another directory with --data"
                    .formatted(path, holder(path))));
  }

  /**
   * Takes a directory if no other process has it.
   *
   * @throws CommandFailed if it cannot be written to
   */
  static Optional<DataDirectory> tryTake(Path path) {
    try {
      Files.createDirectories(path);
      FileChannel channel =
          FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isLocked(channel)) {
        channel.close();
        return Optional.empty();
      }
      String pid = ProcessHandle.current().pid() + "\n";
      channel.truncate(0).write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
      return Optional.of(new DataDirectory(path, channel));
    } catch (IOException e) {
      throw CommandFailed.failed(
          "cannot write to the data directory %s (%s); choose another one with --data"
              .formatted(path, e));
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }

  private static String holder(Path path) {
    try {
      String pid = Files.readString(path.resolve(LOCK), StandardCharsets.US_ASCII).strip();
      return pid.isEmpty() ? "" : " by process " + pid;
    } catch (IOException e) {
      return "";
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw CommandFailed.failed("cannot free the data directory " + path + " (" + e + ")");
    }
  }
}
