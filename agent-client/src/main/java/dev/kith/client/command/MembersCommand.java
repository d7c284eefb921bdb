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
      "Print the instances of the presence service, one a line: how it stands, since when, where it"
          + " is, its key.",
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

  private boolean any;

  MembersCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    DirectoryApi api = directory.api(identity.choose(surroundings), surroundings, timeout.time);
    int code = Ending.ofPages(api::members, this::print, surroundings.terminal());
    if (code == ExitCode.OK && !any) {
      surroundings.terminal().say("the service is alone");
    }
    return code;
  }

  private boolean print(ListedMember member) {
    any = true;
    return surroundings.terminal().print(format.json ? member.json() : line(member));
  }

  private static String line(ListedMember member) {
    return "%-11s  %s  %s  %s"
        .formatted(
            word(member.state()), word(member.since()), word(member.address()), word(member.key()));
  }

  private static String word(@Nullable String text) {
    return SafeText.of(Objects.requireNonNullElse(text, "-"));
  }
}
