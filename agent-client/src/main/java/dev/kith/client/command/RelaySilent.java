package dev.kith.client.command;

/// A relay did not answer within the time that it had.
final class RelaySilent extends RuntimeException {

  private static final long serialVersionUID = 1;

  RelaySilent() {
    super("the relay did not answer in time: give it more with --timeout");
  }
}
