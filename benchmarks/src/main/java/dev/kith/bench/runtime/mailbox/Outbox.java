package dev.kith.bench.runtime.mailbox;

/// A connection that sends. What is sent while an answer is heard needs no flush.
interface Outbox extends AutoCloseable {

  void send(Letter letter);

  void flush();

  @Override
  void close();

  /// Hears it, on the load generator's thread.
  interface Listener {

    /// One letter that was sent there has been taken over.
    void accepted(Outbox outbox);

    /// @param sentence why nothing more can be expected
    void failed(String sentence);
  }
}
