package dev.kith.testkit.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// One life of a node: a restart is another process under the same name.
final class Life<M, T> {

  /// About what the buffer of a socket holds; a stopped process gets no more.
  private static final int MAILBOX = 512;

  private final String name;
  private final Node<M, T> node;
  private final Deque<Happening<M, T>> waiting = new ArrayDeque<>();
  private final Deque<Happening<M, T>> mailbox = new ArrayDeque<>();
  private boolean dead;
  private boolean paused;
  private long sent;

  Life(String name, Node<M, T> node) {
    this.name = name;
    this.node = node;
  }

  String name() {
    return name;
  }

  Node<M, T> node() {
    return node;
  }

  boolean isDead() {
    return dead;
  }

  boolean isPaused() {
    return paused;
  }

  void kill() {
    dead = true;
    waiting.clear();
    mailbox.clear();
  }

  void pause() {
    paused = true;
  }

  void resume() {
    paused = false;
  }

  /// Timers always wait; messages only while there is room.
  void keep(Happening<M, T> happening) {
    if (!(happening instanceof Happening.Received)) {
      waiting.addLast(happening);
    } else if (mailbox.size() < MAILBOX) {
      mailbox.addLast(happening);
    }
  }

  /// What to deal with next: timers that are due come before messages that have arrived, as in most
  /// loops of events. It is the order in which a process errs most about others.
  @Nullable Happening<M, T> next() {
    Happening<M, T> timer = waiting.pollFirst();
    return timer != null ? timer : mailbox.pollFirst();
  }

  void countSent() {
    sent++;
  }

  long sent() {
    return sent;
  }
}
