package dev.kith.client.command;

import picocli.CommandLine.Command;

/// `kith presence`
@Command(
    name = "presence",
    description = "Say what state the key's agent is in.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    footer = ExitCode.TABLE)
final class PresenceCommand {}
