package dev.kith.client.command;

import dev.kith.client.Agent;
import dev.kith.client.Message;
import dev.kith.client.runtime.Attendance;
import dev.kith.client.runtime.Attended;
import dev.kith.model.nip19.Npub;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/// `kith inbox`
@Command(
    name = "inbox",
    description = {
      "Print what is in the mailbox: what was sent to the key, whoever was awake when it came, in"
          + " order and one per line. It stays there until it is acknowledged.",
      "The relay keeps a mailbox for a week after it was last looked at."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "  kith inbox",
      "  kith inbox --ack --limit 20 --json",
      "  kith inbox --follow --ack --key bob",
      "  kith inbox --follow --ack --session share:jobs",
      "",
      "Of several that follow a mailbox whose name begins with share: each event goes to one.",
      ExitCode.TABLE
    })
final class InboxCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration POLL_TIMEOUT = Duration.ofSeconds(30);

  private final Surroundings surroundings;

  @Mixin private Identity identity = new Identity();
  @Mixin private RelayOptions relays = new RelayOptions();
  @Mixin private Format format = new Format();

  @Option(
      names = "--session",
      paramLabel = "NAME",
      description = "Which of the key's mailboxes (\"inbox\" if not given). It is made if need be.")
  private String session = "inbox";

  @Option(names = "--follow", description = "Go on with what comes later.")
  private boolean follow;

  @Option(
      names = "--ack",
      description = "Acknowledge what was printed: it is not printed again, here or elsewhere.")
  private boolean acknowledge;

  @Option(names = "--limit", paramLabel = "N", description = "End after so many events.")
  private @Nullable Long limit;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = Time.class,
      description = "End after this time, 30s without --follow; that is exit code 5.")
  private @Nullable Duration timeout;

  InboxCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Attendance attendance = attendance();
    Identity.Chosen chosen = identity.choose(surroundings);
    Terminal terminal = surroundings.terminal();
    MessagePrinter printer = new MessagePrinter(terminal, format.json, chosen);
    try (Agent agent = relays.agent(chosen, surroundings, PATIENCE)) {
      Disposable news = agent.news().subscribe(newsPrinter(agent)::print);
      Mono<Attended> attended = agent.attend(attendance, message -> print(message, printer));
      Duration most = timeout == null && !follow ? POLL_TIMEOUT : timeout;
      Attended all =
          most == null ? attended.block() : attended.takeUntilOther(Mono.delay(most)).block();
      news.dispose();
      if (all == null) {
        terminal.say("the time was up: what was printed may not all be acknowledged");
        return ExitCode.TIME_UP;
      }
      if (all.more() && !acknowledge) {
        terminal.say("there is more: it comes when this is acknowledged, with --ack");
      }
      return ExitCode.OK;
    }
  }

  private Attendance attendance() {
    try {
      Attendance attendance = Attendance.to(session).withOwnCopies();
      attendance = limit == null ? attendance : attendance.withLimit(limit);
      attendance = acknowledge ? attendance : attendance.withoutAcknowledging();
      return follow ? attendance : attendance.once();
    } catch (IllegalArgumentException unfit) {
      throw new UsageError(String.valueOf(unfit.getMessage()));
    }
  }

  /// What nobody reads is not acknowledged.
  private static void print(Message message, MessagePrinter printer) {
    if (!printer.print(message)) {
      throw new CancellationException("nobody reads what is printed");
    }
  }

  private NewsPrinter newsPrinter(Agent agent) {
    String npub = new Npub(agent.publicKey()).text();
    return new NewsPrinter(surroundings.terminal(), "following %s as %s".formatted(session, npub));
  }
}
