package dev.kith.client.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Where a command speaks: results on stdout, everything for a person besides them on stderr.
final class Terminal {

  private final PrintStream out;
  private final PrintStream err;

  Terminal(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  static Terminal ofProcess() {
    return new Terminal(utf8(FileDescriptor.out), utf8(FileDescriptor.err));
  }

  /// Prints one line of the result.
  ///
  /// @return false if nobody reads it any more
  synchronized boolean print(String line) {
    out.println(line);
    return !out.checkError();
  }

  /// Tells a person something; strangers' words in it are made safe.
  synchronized void say(String sentence) {
    err.println("kith: " + SafeText.of(sentence));
  }

  /// Shows a fault of ours for whoever will mend it.
  synchronized void fault(Exception fault) {
    say("this is a fault in kith; please report what follows");
    fault.printStackTrace(err);
  }

  private static PrintStream utf8(FileDescriptor file) {
    return new PrintStream(new FileOutputStream(file), true, StandardCharsets.UTF_8);
  }
}
