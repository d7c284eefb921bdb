package dev.kith.bench;

import dev.kith.bench.failure.BenchFailure;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/// `./kith bench`.
@Command(
    name = "./kith bench",
    description = "Measures Kith beside its peers, and whether it keeps what it promises",
    synopsisSubcommandLabel = "NAME",
    mixinStandardHelpOptions = true,
    subcommands = {
      RelayCommand.class,
      MailboxCommand.class,
      DurabilityCommand.class,
      MembershipCommand.class,
      PresenceCommand.class,
      WakeCommand.class
    })
public final class Bench {

  private Bench() {}

  public static void main(String[] arguments) {
    System.setProperty("logback.configurationFile", "bench-logging.xml");
    System.exit(run(arguments));
  }

  /// @return the exit code
  static int run(String... arguments) {
    CommandLine bench = new CommandLine(new Bench());
    bench.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    bench.setParameterExceptionHandler((wrong, _) -> usage(wrong));
    bench.setExecutionExceptionHandler((failure, _, _) -> failed(failure));
    return bench.execute(arguments);
  }

  /// Says what happens, where it is not in the way of the figures.
  static void say(String progress) {
    System.err.println("kith: " + progress);
  }

  private static int usage(ParameterException wrong) {
    String sentence =
        wrong instanceof CommandLine.UnmatchedArgumentException unmatched
            ? "There is no " + String.join(" ", unmatched.getUnmatched())
            : wrong.getMessage();
    String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
    System.err.println("kith: %s; see %s --help".formatted(sentence, command));
    return CommandLine.ExitCode.USAGE;
  }

  private static int failed(Exception failure) {
    if (failure instanceof BenchFailure || failure instanceof IOException) {
      System.err.println("kith: " + failure.getMessage());
    } else {
      failure.printStackTrace();
    }
    return CommandLine.ExitCode.SOFTWARE;
  }
}
