package dev.kith.client.command;

import dev.kith.client.runtime.DirectoryApi;
import dev.kith.client.runtime.ListedMember;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `kith members`
@Command(
    name = "members",
    description = {
      "Print the instances of the presence service, and the relays and wake services that it watches,"
          + " one a line: what it is, how it stands, since when, where it is, its key.",
      "The key that asks must be a reader of the service."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "  kith members", "  kith members --key operator --json", ExitCode.TABLE})
final class MembersCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private Identity identity = new Identity();
  @Mixin private DirectoryOptions directory = new DirectoryOptions();
  @Mixin private Format format = new Format();

  @Mixin private Timeout timeout = new Timeout();

  MembersCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    DirectoryApi api = directory.api(identity.choose(surroundings), surroundings, timeout.time);
    return Ending.ofPages(api::members, this::print, surroundings.terminal());
  }

  private boolean print(ListedMember member) {
    return surroundings.terminal().print(format.json ? member.json() : line(member));
  }

  private static String line(ListedMember member) {
    return "%-8s  %-11s  %s  %s  %s"
        .formatted(
            word(member.kind()),
            word(member.state()),
            word(member.since()),
            word(member.address()),
            word(member.key()));
  }

  private static String word(@Nullable String text) {
    return SafeText.of(Objects.requireNonNullElse(text, "-"));
  }
}
