package dev.kith.client;

/// Deals with messages, one at a time, on a thread that it may block.
@FunctionalInterface
public interface MessageHandler {

  /// Returns once the message is dealt with for good.
  ///
  /// @throws java.util.concurrent.CancellationException to end without having dealt with it
  /// @throws Exception if it is to be handed over again
  void handle(Message message) throws Exception;
}
