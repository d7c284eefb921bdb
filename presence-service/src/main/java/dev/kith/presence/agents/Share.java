package dev.kith.presence.agents;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.PublicKey;
import java.util.List;

/// Which agents an instance watches, where several instances have one database.
public sealed interface Share {

  boolean has(PublicKey agent);

  /// True if there are others who can be asked for help.
  boolean hasOthers();

  /// All of them: the instance is alone.
  record All() implements Share {
    @Override
    public boolean has(PublicKey agent) {
      return true;
    }

    @Override
    public boolean hasOthers() {
      return false;
    }
  }

  /// None yet: who else is there has not been found out.
  record None() implements Share {
    @Override
    public boolean has(PublicKey agent) {
      return false;
    }

    @Override
    public boolean hasOthers() {
      return false;
    }
  }

  /// Those for which this instance has the highest weight of all (rendezvous hashing; Thaler and
  /// Ravishankar, 1998). All instances that know of the same others agree without a word, and one
  /// that comes or goes moves no agent between two others.
  record Part(PublicKey self, List<PublicKey> others) implements Share {

    public Part {
      others = List.copyOf(others);
    }

    @Override
    public boolean has(PublicKey agent) {
      long seed = hash(agent);
      long own = weight(seed, self);
      for (PublicKey other : others) {
        int order = Long.compareUnsigned(weight(seed, other), own);
        if (order > 0 || (order == 0 && other.compareTo(self) > 0)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public boolean hasOthers() {
      return !others.isEmpty();
    }

    private static long weight(long seed, PublicKey instance) {
      return mixed(seed ^ hash(instance));
    }

    private static long hash(PublicKey key) {
      Bytes32 bytes = key.value();
      return mixed(bytes.a() ^ mixed(bytes.b() ^ mixed(bytes.c() ^ mixed(bytes.d()))));
    }

    /// The last steps of SplitMix64 (Steele, Lea and Flood, 2014): each bit depends on all others.
    private static long mixed(long bits) {
      long once = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
      long twice = (once ^ (once >>> 27)) * 0x94d049bb133111ebL;
      return twice ^ (twice >>> 31);
    }
  }
}
