package dev.kith.model.nip19;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.crypto.SecretKey;
import dev.kith.model.event.Address;
import dev.kith.model.event.Bytes32;
import dev.kith.model.event.EventId;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityRoundTripTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void everyEntityComesBack(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 60; i++) {
      Entity entity = entity(random, i % 6);

      assertThat(Entity.parse(entity.text())).as("seed %d", seed).isEqualTo(entity);
    }
  }

  private static Entity entity(SplittableRandom random, int which) {
    return switch (which) {
      case 0 -> new Npub(key(random));
      case 1 -> new Nsec(new SecretKey(bytes32(random)));
      case 2 -> new Note(new EventId(bytes32(random)));
      case 3 -> new Nprofile(key(random), relays(random));
      case 4 ->
          new Nevent(
              new EventId(bytes32(random)),
              relays(random),
              random.nextBoolean() ? key(random) : null,
              random.nextBoolean() ? kind(random) : null);
      default ->
          new Naddr(new Address(kind(random), key(random), identifier(random)), relays(random));
    };
  }

  private static PublicKey key(SplittableRandom random) {
    return new PublicKey(bytes32(random));
  }

  private static Bytes32 bytes32(SplittableRandom random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Bytes32.of(bytes);
  }

  private static Integer kind(SplittableRandom random) {
    return random.nextInt(Kind.MAX + 1);
  }

  private static List<String> relays(SplittableRandom random) {
    return IntStream.range(0, random.nextInt(5))
        .mapToObj(_ -> text(random, 1 + random.nextInt(255), '!', '~'))
        .toList();
  }

  private static String identifier(SplittableRandom random) {
    return text(random, random.nextInt(86), 0, Character.MIN_SURROGATE - 1);
  }

  private static String text(SplittableRandom random, int length, int first, int last) {
    return random
        .ints(length, first, last + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
