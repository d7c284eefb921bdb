package dev.kith.testkit.generated;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Spoils frames: sometimes blindly byte by byte, sometimes knowing where the tokens are.
public final class Mutator {

  /// What tends to break parsers, and the words of the protocol itself.
  private static final List<byte[]> PIECES =
      List.of(
          utf8("null"),
          utf8("true"),
          utf8("-0"),
          utf8("1e9"),
          utf8("1.0"),
          utf8("9007199254740992"),
          utf8("99999999999999999999999999999999"),
          utf8("\"\\ud800\""),
          utf8("\"\\udc00\\ud800\""),
          utf8("\"\\u0000\""),
          utf8("\u0000"),
          utf8("\u007f"),
          utf8("\ufeff"),
          utf8("\ufdd1"),
          utf8("\udbff\udfff"),
          utf8("\\"),
          utf8("\""),
          utf8("\"id\":"),
          utf8("\"kind\":"),
          utf8("\"tags\":[[\"t\",\"x\"]],"),
          utf8("\"#e\":[],"),
          utf8("\"limit\":0"),
          utf8("\"EVENT\","),
          utf8("\"REQ\","),
          utf8("\"COUNT\","),
          utf8("\"CLOSE\","),
          utf8("\"AUTH\","),
          utf8("\"NEG-OPEN\","),
          utf8("\"6100000200\""),
          utf8("[[[[[[[[[[[[[[[[[[[["),
          utf8("{\"a\":{\"a\":{\"a\":{\"a\":"),
          utf8("{}"),
          utf8("[]"),
          utf8("]]"),
          new byte[] {(byte) 0xc0, (byte) 0x80},
          new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
          new byte[] {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
          new byte[] {(byte) 0xff});

  private static final int MAX_SIZE = 16_384;

  private final RandomGenerator random;
  private final List<byte[]> others;

  /// @param others frames to take parts from
  public Mutator(RandomGenerator random, List<byte[]> others) {
    this.random = random;
    this.others = others;
  }

  /// A frame with one fault or a few. It may be sound by chance.
  public byte[] mutate(byte[] frame) {
    byte[] mutated = frame;
    do {
      mutated = random.nextBoolean() ? mutateBytes(mutated) : mutateElement(mutated);
    } while (random.nextInt(3) == 0);
    return mutated.length > MAX_SIZE ? Arrays.copyOf(mutated, MAX_SIZE) : mutated;
  }

  private byte[] mutateBytes(byte[] frame) {
    int at = random.nextInt(frame.length + 1);
    int end = at + random.nextInt(Math.min(24, frame.length - at) + 1);
    return switch (random.nextInt(7)) {
      case 0 -> flipped(frame);
      case 1 -> replaced(frame, at, Math.min(at + 1, frame.length), oneByte());
      case 2 -> replaced(frame, at, at, piece());
      case 3 -> replaced(frame, at, end, new byte[0]);
      case 4 -> replaced(frame, at, at, Arrays.copyOfRange(frame, at, end));
      case 5 -> Arrays.copyOf(frame, at);
      default -> spliced(frame, at);
    };
  }

  private byte[] mutateElement(byte[] frame) {
    Tokens tokens = new Tokens(frame);
    if (tokens.count() == 0) {
      return piece();
    }
    int token = random.nextInt(tokens.count());
    int start = tokens.start(token);
    int end = tokens.elementEnd(token);
    byte[] element = Arrays.copyOfRange(frame, start, end);
    return switch (random.nextInt(6)) {
      case 0 -> replaced(frame, start, end, new byte[0]);
      case 1 -> replaced(frame, end, end, join(utf8(","), element));
      case 2 -> replaced(frame, start, end, piece());
      case 3 -> replaced(frame, start, end, element());
      case 4 -> replaced(frame, start, end, join(utf8("["), element, utf8("]")));
      default -> replaced(frame, start, tokens.start(token + 1), piece());
    };
  }

  private byte[] flipped(byte[] frame) {
    byte[] flipped = frame.clone();
    if (flipped.length > 0) {
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  private byte[] spliced(byte[] frame, int at) {
    byte[] other = other();
    return replaced(
        frame,
        at,
        frame.length,
        Arrays.copyOfRange(other, random.nextInt(other.length), other.length));
  }

  /// Some element of some other frame.
  private byte[] element() {
    byte[] other = other();
    Tokens tokens = new Tokens(other);
    int token = random.nextInt(tokens.count());
    return Arrays.copyOfRange(other, tokens.start(token), tokens.elementEnd(token));
  }

  private byte[] other() {
    return others.get(random.nextInt(others.size()));
  }

  private byte[] piece() {
    return PIECES.get(random.nextInt(PIECES.size()));
  }

  private byte[] oneByte() {
    return new byte[] {(byte) random.nextInt(256)};
  }

  private static byte[] replaced(byte[] frame, int start, int end, byte[] by) {
    return join(Arrays.copyOf(frame, start), by, Arrays.copyOfRange(frame, end, frame.length));
  }

  private static byte[] join(byte[]... parts) {
    int size = 0;
    for (byte[] part : parts) {
      size += part.length;
    }
    byte[] joined = new byte[size];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, joined, at, part.length);
      at += part.length;
    }
    return joined;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
