package dev.kith.relay.runtime;

import org.springframework.context.SmartLifecycle;

/// Tells the clients when the relay stops, before the server would wait for them to leave.
final class Farewell implements SmartLifecycle {

  private final Clients clients;
  private volatile boolean running;

  Farewell(Clients clients) {
    this.clients = clients;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    clients.disconnectAll();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /// What started last is stopped first.
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
