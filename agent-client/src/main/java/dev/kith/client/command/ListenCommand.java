package dev.kith.client.command;

import dev.kith.client.Agent;
import dev.kith.client.Message;
import dev.kith.model.filter.Filter;
import dev.kith.model.nip19.Npub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// `kith listen`
@Command(
    name = "listen",
    description = {
      "Print events as they come, one per line, in order as far as that can be had.",
      "Without a filter: all that is addressed to the key, from now on."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "  kith listen --key bob",
      "  kith listen --count 1 --timeout 30s",
      "  kith listen '{\"kinds\":[1],\"limit\":10}' --json",
      ExitCode.TABLE
    })
final class ListenCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Surroundings surroundings;

  @Mixin private Identity identity = new Identity();
  @Mixin private RelayOptions relays = new RelayOptions();
  @Mixin private Format format = new Format();

  @Option(names = "--count", paramLabel = "N", description = "End after so many events.")
  private @Nullable Long count;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = Time.class,
      description = "End after this time, such as 30s or 5m; with --count, that is exit code 5.")
  private @Nullable Duration timeout;

  @Parameters(arity = "0..*", paramLabel = "FILTER", description = "Filters of NIP-01, as JSON.")
  private List<String> filters = new ArrayList<>();

  ListenCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (count != null && count < 1) {
      throw new UsageError("--count is 1 or more");
    }
    List<Filter> asked = FilterArgument.parse(filters);
    Identity.Chosen chosen = identity.choose(surroundings);
    MessagePrinter printer = new MessagePrinter(surroundings.terminal(), format.json, chosen);
    AtomicLong printed = new AtomicLong();
    try (Agent agent = relays.agent(chosen, surroundings, PATIENCE)) {
      Disposable news = agent.news().subscribe(newsPrinter(agent)::print);
      events(agent, asked)
          .takeWhile(printer::print)
          .doOnNext(_ -> printed.incrementAndGet())
          .blockLast();
      news.dispose();
    }
    return count != null && printed.get() < count ? ExitCode.TIME_UP : ExitCode.OK;
  }

  private Flux<Message> events(Agent agent, List<Filter> asked) {
    Filter[] all = asked.isEmpty() ? new Filter[] {agent.inbox()} : asked.toArray(new Filter[0]);
    Flux<Message> events = agent.receive(all);
    if (count != null) {
      events = events.take(count);
    }
    return timeout == null ? events : events.takeUntilOther(Mono.delay(timeout));
  }

  private NewsPrinter newsPrinter(Agent agent) {
    String listening = "listening as " + new Npub(agent.publicKey()).text();
    return new NewsPrinter(surroundings.terminal(), listening);
  }
}
