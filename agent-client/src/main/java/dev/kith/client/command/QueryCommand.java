package dev.kith.client.command;

import dev.kith.client.Agent;
import dev.kith.model.filter.Filter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/// `kith query`
@Command(
    name = "query",
    description = "Print the events that the relay has stored, one per line, newest first.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "  kith query '{\"kinds\":[4040],\"limit\":20}'",
      "  kith query '{\"authors\":[\"<64 hex digits>\"]}' --json",
      ExitCode.TABLE
    })
final class QueryCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private Identity identity = new Identity();
  @Mixin private RelayOptions relays = new RelayOptions();
  @Mixin private Format format = new Format();

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = Time.class,
      description = "How long it may take, such as 30s (the default) or 5m.")
  private Duration timeout = Duration.ofSeconds(30);

  @Parameters(arity = "1..*", paramLabel = "FILTER", description = "Filters of NIP-01, as JSON.")
  private List<String> filters = new ArrayList<>();

  QueryCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Filter[] asked = FilterArgument.parse(filters).toArray(new Filter[0]);
    Identity.Chosen chosen = identity.choose(surroundings);
    MessagePrinter printer = new MessagePrinter(surroundings.terminal(), format.json, chosen);
    AtomicBoolean timeUp = new AtomicBoolean();
    try (Agent agent = relays.agent(chosen, surroundings, timeout)) {
      Disposable news = agent.news().subscribe(new NewsPrinter(surroundings.terminal(), "")::print);
      agent
          .query(asked)
          .takeUntilOther(Mono.delay(timeout).doOnNext(_ -> timeUp.set(true)))
          .takeWhile(printer::print)
          .blockLast();
      news.dispose();
    }
    if (timeUp.get()) {
      surroundings.terminal().say("the relay did not finish in time: give it more with --timeout");
      return ExitCode.TIME_UP;
    }
    return ExitCode.OK;
  }
}
