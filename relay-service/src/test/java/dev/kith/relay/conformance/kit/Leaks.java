package dev.kith.relay.conformance.kit;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetector.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Buffers that were lost: nobody has them any more, and nobody gave them back.
public final class Leaks {

  private static final int LOOKS = 3;

  private Leaks() {}

  /// Where the buffers were made that are lost while something runs.
  public static List<String> during(Runnable work) {
    Level before = ResourceLeakDetector.getLevel();
    List<String> leaks = new CopyOnWriteArrayList<>();
    ResourceLeakDetector.setLevel(Level.PARANOID);
    ByteBufUtil.setLeakListener((_, records) -> leaks.add(records));
    try {
      work.run();
      for (int i = 0; i < LOOKS; i++) {
        System.gc();
        // The detector looks for what is lost whenever a buffer is made.
        ByteBufAllocator.DEFAULT.directBuffer().release();
      }
      return leaks;
    } finally {
      ByteBufUtil.setLeakListener(null);
      ResourceLeakDetector.setLevel(before);
    }
  }
}
