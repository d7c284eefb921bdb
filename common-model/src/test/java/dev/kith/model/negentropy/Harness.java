package dev.kith.model.negentropy;

import dev.kith.model.event.EventId;
import dev.kith.model.negentropy.Initiator.Step;
import dev.kith.model.negentropy.Responder.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Our side as the program that the test suite of the reference runs for each language: commands on
/// standard input, one a line, answers on standard output. `FRAMESIZELIMIT` in the environment is
/// the most bytes of a message.
public final class Harness {

  private final PrintStream out;
  private final int sizeLimit;
  private final ItemSet.Builder builder = new ItemSet.Builder();
  private ItemSet items = new ItemSet.Builder().build();
  private boolean initiator;

  private Harness(PrintStream out, int sizeLimit) {
    this.out = out;
    this.sizeLimit = sizeLimit;
  }

  public static void main(String... arguments) throws IOException {
    int limit = Integer.parseInt(System.getenv().getOrDefault("FRAMESIZELIMIT", "0"));
    Harness harness = new Harness(new PrintStream(System.out, true, StandardCharsets.UTF_8), limit);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      harness.on(line.split(",", -1));
    }
  }

  private void on(String... words) {
    switch (words[0]) {
      case "item" -> builder.add(Long.parseLong(words[1]), EventId.ofHex(words[2].strip()));
      case "seal" -> items = builder.build();
      case "initiate" -> {
        initiator = true;
        say("msg", new Initiator(items, sizeLimit).open());
      }
      case "msg" -> reconcile(NegentropyMessage.ofHex(words[1].strip()));
      default -> throw new IllegalArgumentException("there is no command " + words[0]);
    }
  }

  private void reconcile(NegentropyMessage message) {
    if (initiator) {
      switch (new Initiator(items, sizeLimit).on(message)) {
        case Step.Next(Difference difference, NegentropyMessage next) -> {
          say(difference);
          say("msg", next);
        }
        case Step.Done(Difference difference) -> {
          say(difference);
          out.println("done");
        }
        case Step.Refused(String sentence) -> throw new IllegalArgumentException(sentence);
      }
    } else {
      switch (new Responder(items, sizeLimit).on(message)) {
        case Answer.Reply(NegentropyMessage reply) -> say("msg", reply);
        case Answer.Refused(String sentence) -> throw new IllegalArgumentException(sentence);
      }
    }
  }

  private void say(Difference difference) {
    difference.have().forEach(id -> out.println("have," + id));
    difference.need().forEach(id -> out.println("need," + id));
  }

  private void say(String word, NegentropyMessage message) {
    if (sizeLimit != 0 && message.size() > sizeLimit) {
      throw new IllegalStateException(
          String.format(Locale.ROOT, "%d bytes, at most %d", message.size(), sizeLimit));
    }
    out.println(word + "," + message.hex());
  }
}
