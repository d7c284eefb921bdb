package dev.kith.presence.membership;

/// How far a member distrusts itself (Lifeguard, section IV.A): whoever hears little is more likely
/// to be slow itself than to have many dead around it.
final class LocalHealth {

  private final int worst;
  private int score;

  LocalHealth(int worst) {
    this.worst = worst;
  }

  void improve() {
    score = Math.max(0, score - 1);
  }

  void worsen(int by) {
    score = Math.min(worst, score + by);
  }

  /// How many times longer everything takes: 1 at best.
  int multiplier() {
    return score + 1;
  }
}
