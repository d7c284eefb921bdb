package dev.kith.client.command;

import picocli.CommandLine.Command;

/// `kith wake`
@Command(
    name = "wake",
    description = "Say by what the key's agent can be woken, and ask why it was or was not.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    footer = ExitCode.TABLE)
final class WakeCommand {}
