package dev.kith.client.command;

import dev.kith.client.Agent;
import dev.kith.client.command.EventSource.Item;
import dev.kith.client.runtime.Posted;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.Tag;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import reactor.core.publisher.Mono;

/// `kith publish`
@Command(
    name = "publish",
    description = {
      "Publish any event, from options or from JSON on stdin.",
      "JSON objects, one after the other, may be signed events, or drafts with any of kind (1),"
          + " content, tags and created_at (now)."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "  kith publish --kind 1 --content \"hello, world\" --tag t=greeting",
      "  echo '{\"kind\":11041,\"tags\":[[\"status\",\"busy\"]]}' | kith publish",
      "  kith query '{\"kinds\":[1]}' --json | jq -c .event | kith publish --relay ws://other:7447",
      ExitCode.TABLE
    })
final class PublishCommand implements Callable<Integer> {

  private final Surroundings surroundings;
  private final InstantSource clock = InstantSource.system();

  @Mixin private Identity identity = new Identity();
  @Mixin private RelayOptions relays = new RelayOptions();
  @Mixin private Format format = new Format();

  @Option(names = "--kind", paramLabel = "NUMBER", description = "1 if not given.")
  private @Nullable Integer kind;

  @Option(names = "--content", paramLabel = "TEXT", description = "Empty if not given.")
  private @Nullable String content;

  @Option(
      names = "--tag",
      paramLabel = "NAME=VALUE",
      description = "May be given several times; tags with more values need JSON.")
  private List<String> tags = new ArrayList<>();

  @Mixin private Timeout timeout = new Timeout();

  PublishCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    List<Item> items = items();
    Identity.Chosen chosen = identity.choose(surroundings);
    int worst = ExitCode.OK;
    try (Agent agent = relays.agent(chosen, surroundings, timeout.time)) {
      for (Item item : items) {
        VerdictPrinter verdicts = new VerdictPrinter(surroundings.terminal(), format.json);
        Posted posted = Objects.requireNonNull(publish(agent, item).block());
        worst = Math.max(worst, verdicts.print(posted));
      }
    } catch (IllegalArgumentException unfit) {
      throw new UsageError(String.valueOf(unfit.getMessage()));
    }
    return worst;
  }

  private static Mono<Posted> publish(Agent agent, Item item) {
    return switch (item) {
      case Item.Signed(var event) -> agent.post(event);
      case Item.Unsigned(var draft) -> agent.post(draft);
    };
  }

  private List<Item> items() throws IOException {
    long now = clock.instant().getEpochSecond();
    if (kind == null && content == null && tags.isEmpty()) {
      return EventSource.read(surroundings.input(), now);
    }
    int number = kind == null ? 1 : kind;
    if (number < 0 || number > Kind.MAX) {
      throw new UsageError("--kind is a number from 0 to " + Kind.MAX);
    }
    List<Tag> all = tags.stream().map(PublishCommand::tag).toList();
    return List.of(
        new Item.Unsigned(new EventDraft(now, number, all, content == null ? "" : content)));
  }

  private static Tag tag(String text) {
    int equals = text.indexOf('=');
    if (equals == 0) {
      throw new UsageError("--tag %s lacks the name: write --tag t=topic".formatted(text));
    }
    return equals < 0
        ? Tag.of(text)
        : Tag.of(text.substring(0, equals), text.substring(equals + 1));
  }
}
