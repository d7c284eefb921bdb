package dev.kith.testkit.generated;

import dev.kith.model.crypto.KeyPair;
import dev.kith.model.crypto.Signatures;
import dev.kith.model.event.Bytes32;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.EventId;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Signature;
import dev.kith.model.event.Tag;
import dev.kith.model.filter.Filter;
import dev.kith.model.secp256k1.NativeSignatures;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Values of the model, drawn from a generator: the same seed gives the same values in the same
/// order. Texts are nasty throughout.
public final class Generated {

  private static final Signatures SIGNATURES = NativeSignatures.load();
  private static final long LAST_EXACT_TIME = (1L << 53) - 1;
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private final RandomGenerator random;

  private Generated(RandomGenerator random) {
    this.random = random;
  }

  public static Generated from(long seed) {
    return new Generated(new SplittableRandom(seed));
  }

  /// For whatever else the test draws.
  public RandomGenerator random() {
    return random;
  }

  /// A text of up to some dozens of characters, often empty or short.
  public String text() {
    return Texts.draw(random, random.nextBoolean() ? 3 : 24);
  }

  public Bytes32 bytes32() {
    return new Bytes32(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }

  public KeyPair keyPair() {
    return KeyPair.generate(SIGNATURES, random);
  }

  /// A tag that filters can see, or one that they cannot.
  public Tag tag() {
    List<String> values = new ArrayList<>();
    values.add(random.nextInt(4) == 0 ? text() : letter());
    for (int more = random.nextInt(4); more > 0; more--) {
      values.add(random.nextInt(4) == 0 ? bytes32().hex() : text());
    }
    return new Tag(values);
  }

  /// Of any kind, mostly of this century.
  public EventDraft draft() {
    long createdAt =
        switch (random.nextInt(8)) {
          case 0 -> 0;
          case 1 -> LAST_EXACT_TIME;
          default -> random.nextLong(1_600_000_000, 1_800_000_000);
        };
    int kind =
        switch (random.nextInt(8)) {
          case 0 -> random.nextBoolean() ? Kind.METADATA : Kind.CONTACTS;
          case 1 -> 10_000 + random.nextInt(10_000);
          case 2 -> 20_000 + random.nextInt(10_000);
          case 3 -> 30_000 + random.nextInt(10_000);
          case 4 -> random.nextInt(Kind.MAX + 1);
          default -> Kind.MESSAGE;
        };
    List<Tag> tags = Stream.generate(this::tag).limit(random.nextInt(6)).toList();
    return new EventDraft(createdAt, kind, tags, text());
  }

  /// With the right id, and a signature that is right by no chance: fast to draw.
  public Event event() {
    return draft().signed(new PublicKey(bytes32()), new Signature(bytes32(), bytes32()));
  }

  /// With the right id and the right signature.
  public Event signedEvent(KeyPair author) {
    EventDraft draft = draft();
    EventId id = draft.id(author.publicKey());
    return draft.signed(
        author.publicKey(), SIGNATURES.sign(id.value(), author.secretKey(), bytes32()));
  }

  /// A filter that the event meets about every second time.
  public Filter filter(Event event) {
    return new FilterDraw(this, event).filter();
  }

  String letter() {
    return String.valueOf(LETTERS.charAt(random.nextInt(LETTERS.length())));
  }
}
