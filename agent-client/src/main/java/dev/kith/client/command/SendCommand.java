package dev.kith.client.command;

import dev.kith.client.Agent;
import dev.kith.client.Envelope;
import dev.kith.client.MessageDraft;
import dev.kith.client.Receipt;
import dev.kith.client.Urgency;
import dev.kith.client.identity.Resolution;
import dev.kith.client.runtime.Posted;
import dev.kith.model.event.EventId;
import dev.kith.model.event.PublicKey;
import dev.kith.model.nip19.Npub;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import reactor.core.publisher.Mono;

/// `kith send`
@Command(
    name = "send",
    description = "Send a message to an agent. Only the two of you can read it.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "  kith send --to npub1... \"are you there?\"",
      "  kith send --to bob --key alice --plain hello",
      "  git log -1 | kith send --to bob@example.org",
      "  kith send --to bob --receipt --wait 5m \"please confirm\"",
      "  kith send --to bob --urgency urgent \"the door is open\"",
      "  kith send --to bob --wrap \"for you alone, and nobody knows from whom\"",
      "",
      "If no relay is reached the message is kept in $KITH_HOME/outgoing, and the next command of"
          + " this key that reaches one sends it.",
      ExitCode.TABLE
    })
final class SendCommand implements Callable<Integer> {

  private static final int MAX_BYTES = 1 << 20;

  private final Surroundings surroundings;

  @Mixin private Identity identity = new Identity();
  @Mixin private RelayOptions relays = new RelayOptions();
  @Mixin private Format format = new Format();

  @Option(
      names = "--to",
      required = true,
      paramLabel = "WHOM",
      description =
          "64 hex digits, an npub, name@host (NIP-05), the name of a key of this machine, or a"
              + " name in $KITH_HOME/contacts (lines of name and key).")
  private String to = "";

  @Option(names = "--plain", description = "Do not encrypt: everyone at the relay can read it.")
  private boolean plain;

  @Option(
      names = "--wrap",
      description =
          "Hide who sends it, and when: a gift wrap (NIP-59). Your own mailboxes get a copy.")
  private boolean wrap;

  @Option(
      names = "--reply-to",
      paramLabel = "ID",
      description = "The message this one answers (its 64 hex digits); may be given several times.")
  private List<String> parents = new ArrayList<>();

  @Option(
      names = "--here",
      description =
          "Send to the relays of --relay alone, and not also to those where the addressee says that"
              + " it reads (kith announce).")
  private boolean here;

  @Option(
      names = "--receipt",
      description = "Have the relay say when the addressee has acknowledged it.")
  private boolean receipt;

  @Option(
      names = "--urgency",
      paramLabel = "HOW",
      description =
          "Whether it wakes an addressee that sleeps: urgent, at once; normal, when it suits (the"
              + " default); bulk, not at all.")
  private String urgency = "normal";

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      converter = Time.class,
      description = "Wait for the receipt so long, such as 30s or 5m; needs --receipt.")
  private @Nullable Duration wait;

  @Mixin private Timeout timeout = new Timeout();

  @Parameters(arity = "0..1", paramLabel = "TEXT", description = "Read from stdin if not given.")
  private @Nullable String text;

  SendCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    if (wait != null && !receipt) {
      throw new UsageError("--wait is for a receipt: add --receipt");
    }
    if (wrap && plain) {
      throw new UsageError("--plain and --wrap exclude each other: a gift wrap is encrypted");
    }
    Identity.Chosen chosen = identity.choose(surroundings);
    List<EventId> after = parents.stream().map(SendCommand::id).toList();
    MessageDraft draft = draft(addressee(chosen), text(), after);
    VerdictPrinter verdicts = new VerdictPrinter(surroundings.terminal(), format.json);
    try (Agent agent = agent(chosen)) {
      Posted posted = Objects.requireNonNull(agent.post(draft).block());
      int code = verdicts.print(posted);
      return code == ExitCode.OK && wait != null ? await(agent, posted, wait) : code;
    } catch (IllegalArgumentException unfit) {
      throw new UsageError(String.valueOf(unfit.getMessage()));
    }
  }

  private Agent agent(Identity.Chosen chosen) {
    return here
        ? relays.agent(chosen, surroundings, timeout.time)
        : relays.reachingOut(chosen, surroundings, timeout.time);
  }

  private MessageDraft draft(PublicKey to, String said, List<EventId> after) {
    Envelope envelope = wrap ? Envelope.WRAPPED : plain ? Envelope.OPEN : Envelope.ENCRYPTED;
    try {
      return new MessageDraft(to, said, envelope, after, receipt, urgency());
    } catch (IllegalArgumentException unfit) {
      throw new UsageError(String.valueOf(unfit.getMessage()));
    }
  }

  private Urgency urgency() {
    return switch (urgency) {
      case "urgent" -> Urgency.URGENT;
      case "normal" -> Urgency.NORMAL;
      case "bulk" -> Urgency.BULK;
      default -> throw new UsageError("--urgency takes urgent, normal or bulk");
    };
  }

  private int await(Agent agent, Posted posted, Duration most) {
    Receipt acked =
        agent
            .receipts(posted.event().id())
            .doOnNext(this::tellParked)
            .filter(each -> each.stage().equals(Receipt.ACKED))
            .takeUntilOther(Mono.delay(most))
            .next()
            .block();
    if (acked == null) {
      surroundings
          .terminal()
          .say("no receipt came in time; the relay keeps the message for its addressee");
      return ExitCode.TIME_UP;
    }
    print(acked);
    return ExitCode.OK;
  }

  private void tellParked(Receipt receipt) {
    if (receipt.stage().equals(Receipt.PARKED)) {
      surroundings
          .terminal()
          .say("the addressee sleeps and could not be woken; the relay keeps the message for it");
    }
  }

  private void print(Receipt receipt) {
    surroundings
        .terminal()
        .print(
            format.json
                ? JsonLine.of(out -> {
                  out.writeStringProperty("id", receipt.message().hex());
                  out.writeStringProperty("receipt", receipt.stage());
                  out.writeStringProperty("recipient", receipt.recipient().hex());
                })
                : "acked     %s  by %s"
                    .formatted(receipt.message(), new Npub(receipt.recipient()).text()));
  }

  private PublicKey addressee(Identity.Chosen chosen) {
    return switch (chosen.home().addressBook().resolve(to)) {
      case Resolution.Found(PublicKey key) -> key;
      case Resolution.NotFound(String why) ->
          throw new UsageError("--to %s: %s".formatted(to, why));
    };
  }

  private String text() throws IOException {
    if (text != null) {
      return text;
    }
    byte[] bytes = surroundings.input().readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new UsageError("the message is longer than 1 MiB: send it in parts");
    }
    return new String(bytes, StandardCharsets.UTF_8).stripTrailing();
  }

  private static EventId id(String hex) {
    try {
      return EventId.ofHex(hex);
    } catch (IllegalArgumentException malformed) {
      throw new UsageError("--reply-to %s: %s".formatted(hex, malformed.getMessage()));
    }
  }
}
