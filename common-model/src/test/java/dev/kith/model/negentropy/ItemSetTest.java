package dev.kith.model.negentropy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kith.model.event.Bytes32;
import dev.kith.model.event.EventId;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemSetTest {

  private record Item(long createdAt, EventId id) {}

  private static final Comparator<Item> ORDER =
      Comparator.comparingLong(Item::createdAt).thenComparing(Item::id);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 100, 1023, 1024, 1025, 5000})
  void itemsAreInOrderOfTimeAndIdHoweverTheyCame(int count) {
    List<Item> items = items(count);
    ItemSet set = set(items);
    items.sort(ORDER);

    List<Item> kept = new ArrayList<>();
    for (int i = 0; i < set.size(); i++) {
      kept.add(new Item(set.createdAt(i), set.eventId(i)));
    }
    assertThat(kept).isEqualTo(items);
  }

  @Test
  void anItemThatIsAddedTwiceCountsOnce() {
    List<Item> items = items(50);
    List<Item> twice = new ArrayList<>(items);
    twice.addAll(items.reversed());

    assertThat(set(twice).size()).isEqualTo(50);
    assertThat(set(twice).sum(0, 50)).isEqualTo(set(items).sum(0, 50));
  }

  @Test
  void theSumOfARangeIsThatOfItsIdsAsLittleEndianNumbers() {
    ItemSet set = set(items(200));
    BigInteger modulus = BigInteger.ONE.shiftLeft(256);
    BigInteger sum = BigInteger.ZERO;
    for (int i = 70; i < 190; i++) {
      sum = sum.add(littleEndian(set.id(i))).mod(modulus);
    }

    assertThat(littleEndian(set.sum(70, 190).bytes())).isEqualTo(sum);
    assertThat(set.sum(70, 70)).isEqualTo(Sum.ZERO);
  }

  @Test
  void carriesGoThroughAllLimbs() {
    Sum most = new Sum(-1, -1, -1, -1);
    Sum one = new Sum(1, 0, 0, 0);

    assertThat(most.plus(one)).isEqualTo(Sum.ZERO);
    assertThat(Sum.ZERO.minus(one)).isEqualTo(most);
    assertThat(new Sum(-1, -1, 5, 0).plus(one)).isEqualTo(new Sum(0, 0, 6, 0));
    assertThat(new Sum(-1, -1, 5, 0).plus(most).plus(one)).isEqualTo(new Sum(-1, -1, 5, 0));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE})
  void aTimeThatNoEventCanHaveIsRefused(long time) {
    EventId id = new EventId(new Bytes32(1, 2, 3, 4));

    assertThatIllegalArgumentException().isThrownBy(() -> new ItemSet.Builder().add(time, id));
  }

  private static List<Item> items(int count) {
    Random random = new Random(count);
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Bytes32 id =
          new Bytes32(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
      items.add(new Item(random.nextInt(Math.max(1, count / 3)), new EventId(id)));
    }
    return items;
  }

  private static ItemSet set(List<Item> items) {
    ItemSet.Builder builder = new ItemSet.Builder();
    items.forEach(item -> builder.add(item.createdAt(), item.id()));
    return builder.build();
  }

  private static BigInteger littleEndian(Bytes32 bytes) {
    byte[] reversed = new byte[32];
    byte[] straight = bytes.toBytes();
    for (int i = 0; i < 32; i++) {
      reversed[31 - i] = straight[i];
    }
    return new BigInteger(1, reversed);
  }
}
