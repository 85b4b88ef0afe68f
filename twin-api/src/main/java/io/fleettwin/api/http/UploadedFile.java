package io.fleettwin.api.http;

import akka.actor.typed.ActorSystem;
import akka.stream.javadsl.FileIO;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** A body that is kept in a temporary file until it has been read. */
final class UploadedFile implements AutoCloseable {

  /** Tells whose files these are, should a process have been killed before it could delete them. */
  static final String PREFIX = "fleettwin-import-" + ProcessHandle.current().pid() + "-";

  private final Path file;

  private UploadedFile(Path file) {
    this.file = file;
  }

  /** Takes a body in; the stage fails with a problem if it is too long. */
  static CompletionStage<UploadedFile> receive(
      Source<ByteString, Object> body, long maxBytes, ActorSystem<?> system) {
    UploadedFile upload = create();
    return body.runWith(FileIO.toPath(upload.file), system)
        .handle((written, failure) -> {
          if (failure != null) {
            upload.close();
            throw cause(failure, maxBytes);
          }
          return upload;
        });
  }

  private static UploadedFile create() {
    try {
      return new UploadedFile(Files.createTempFile(PREFIX, ".tmp"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A disk that cannot be written is the node's trouble, everything else the client's. */
  private static RuntimeException cause(Throwable failure, long maxBytes) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        return new CompletionException(cause);
      }
    }
    return RequestBody.problem(failure, maxBytes);
  }

  InputStream open() throws IOException {
    return Files.newInputStream(file);
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
