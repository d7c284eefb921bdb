package dev.kith.client.command;

import dev.kith.client.LoopStopped;
import dev.kith.client.identity.LocalTrouble;
import dev.kith.client.runtime.SubscriptionFailed;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/// The agent's command line.
@Command(
    name = "kith",
    description = "Act as an agent: keys, messages and events.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Kith.Version.class,
    footer = {
      "",
      "kith COMMAND --help tells more. Keys and all else that is kept is in $KITH_HOME (~/.kith).",
      ExitCode.TABLE
    })
public final class Kith {

  /// A fault of ours; EX_SOFTWARE of sysexits.h.
  private static final int FAULT = 70;

  private Kith() {}

  public static void main(String[] arguments) {
    // What libraries log goes nowhere here, and they need not say so on stderr.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    System.exit(run(Surroundings.ofProcess(), arguments));
  }

  /// @return the exit code
  static int run(Surroundings surroundings, String... arguments) {
    CommandLine kith =
        new CommandLine(new Kith())
            .addSubcommand(new SendCommand(surroundings))
            .addSubcommand(new InboxCommand(surroundings))
            .addSubcommand(new ListenCommand(surroundings))
            .addSubcommand(new QueryCommand(surroundings))
            .addSubcommand(new PublishCommand(surroundings))
            .addSubcommand(new JoinCommand(surroundings))
            .addSubcommand(new InviteCommand(surroundings))
            .addSubcommand(new AnnounceCommand(surroundings))
            .addSubcommand(new AgentsCommand(surroundings))
            .addSubcommand(new FindCommand(surroundings))
            .addSubcommand(new WatchCommand(surroundings))
            .addSubcommand(new MembersCommand(surroundings))
            .addSubcommand(
                new CommandLine(new PresenceCommand())
                    .addSubcommand(new PresenceSetCommand(surroundings)))
            .addSubcommand(new LeaveCommand(surroundings))
            .addSubcommand(
                new CommandLine(new WakeCommand())
                    .addSubcommand(new WakeRegisterCommand(surroundings))
                    .addSubcommand(new WakeListCommand(surroundings))
                    .addSubcommand(new WakeForgetCommand(surroundings))
                    .addSubcommand(new WakeTestCommand(surroundings))
                    .addSubcommand(new WakeWhyCommand(surroundings))
                    .addSubcommand(new WakeListenCommand(surroundings)))
            .addSubcommand(new AdminCommand(surroundings))
            .addSubcommand(new AuthHeaderCommand(surroundings))
            .addSubcommand(new KeyCommand(surroundings));
    kith.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    kith.setParameterExceptionHandler((wrong, _) -> usage(wrong, surroundings.terminal()));
    kith.setExecutionExceptionHandler((failure, _, _) -> failed(failure, surroundings.terminal()));
    return kith.execute(arguments);
  }

  private static int usage(ParameterException wrong, Terminal terminal) {
    String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
    terminal.say("%s; see %s --help".formatted(wrong.getMessage(), command));
    return ExitCode.USAGE;
  }

  private static int failed(Exception failure, Terminal terminal) {
    terminal.say(String.valueOf(failure.getMessage()));
    return switch (failure) {
      case UsageError _ -> ExitCode.USAGE;
      case LocalTrouble _ -> ExitCode.LOCAL_TROUBLE;
      case RelaySilent _ -> ExitCode.UNREACHABLE;
      case LoopStopped _ -> ExitCode.REFUSED;
      case SubscriptionFailed subscription when subscription.isRefused() -> ExitCode.REFUSED;
      case SubscriptionFailed _ -> {
        terminal.say("start a relay with ./kith up, or name one with --relay or KITH_RELAY");
        yield ExitCode.UNREACHABLE;
      }
      default -> {
        terminal.fault(failure);
        yield FAULT;
      }
    };
  }

  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      String version = Kith.class.getPackage().getImplementationVersion();
      return new String[] {"kith " + (version == null ? "(not packaged)" : version)};
    }
  }
}
