package dev.kith.presence.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.presence.membership.MemberState;
import dev.kith.presence.membership.frame.Endpoint;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The same machine as in the simulations, over real sockets that lose a tenth of all datagrams.
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MembershipRuntimeTest {

  private static final int COUNT = 8;
  private static final double LOSS = 0.1;

  private final List<Instance> instances = new ArrayList<>();

  @AfterEach
  void close() {
    instances.forEach(Instance::close);
  }

  @Test
  void instancesFindEachOtherAndNoticeWhoEnds() throws Exception {
    startAll();
    Instance dead = instances.removeLast();
    dead.close();
    await(() -> instances.stream().allMatch(one -> one.holds(dead, MemberState.UNREACHABLE)));

    Instance leaving = instances.removeLast();
    leaving.runtime().leave(Duration.ofSeconds(30));
    leaving.close();
    await(() -> instances.stream().allMatch(one -> one.holds(leaving, MemberState.LEFT)));
  }

  @Test
  void aPartitionHeals() throws Exception {
    startAll();
    List<Instance> left = instances.subList(0, COUNT / 2);
    List<Instance> right = instances.subList(COUNT / 2, COUNT);
    left.forEach(one -> one.network().cutOff(ports(right)));
    right.forEach(one -> one.network().cutOff(ports(left)));
    await(() ->
        left.stream()
            .allMatch(one ->
                right.stream().allMatch(other -> one.holds(other, MemberState.UNREACHABLE))));

    instances.forEach(one -> one.network().cutOff(Set.of()));

    await(this::allKnowAll);
  }

  @Test
  void rubbishIsCountedAndDoesNoHarm() throws Exception {
    startAll();
    Instance target = instances.getFirst();
    try (DatagramSocket socket = new DatagramSocket()) {
      for (int length : List.of(0, 1, 700, 1_400, 9_000)) {
        socket.send(
            new DatagramPacket(
                new byte[length], length, InetAddress.getLoopbackAddress(), target.port()));
      }
    }

    await(() -> target.refusals().containsAll(List.of("TOO_SHORT", "OTHER_VERSION", "TOO_LONG")));
    assertThat(target.holds(target, MemberState.ALIVE)).isTrue();
  }

  @Test
  void whatIsCutOffSpoiltOrRepeatedIsCountedAndDoesNoHarm() throws Exception {
    startAll();
    Instance target = instances.getFirst();
    byte[] frame = instances.getLast().network().last();
    byte[] spoilt = frame.clone();
    spoilt[spoilt.length - 1] ^= 1;
    try (DatagramSocket socket = new DatagramSocket()) {
      for (int length = 0; length < frame.length; length++) {
        send(socket, Arrays.copyOf(frame, length), target);
      }
      for (int i = 0; i < 2_000; i++) {
        send(socket, frame, target);
        send(socket, spoilt, target);
      }
    }

    await(() -> target.refusals().containsAll(List.of("TOO_SHORT", "FORGED")));
    await(this::allKnowAll);
  }

  private static void send(DatagramSocket socket, byte[] bytes, Instance target)
      throws IOException {
    socket.send(
        new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), target.port()));
  }

  private void startAll() throws IOException {
    List<Endpoint> seeds = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      Instance instance = new Instance(LOSS, i);
      instances.add(instance);
      seeds.add(instance.endpoint());
      instance.start(seeds.subList(0, Math.min(2, seeds.size())));
    }
    await(this::allKnowAll);
  }

  private boolean allKnowAll() {
    return instances.stream()
        .allMatch(one -> instances.stream().allMatch(other -> one.holds(other, MemberState.ALIVE)));
  }

  private static Set<Integer> ports(List<Instance> some) {
    return some.stream().map(Instance::port).collect(Collectors.toSet());
  }

  /// Until the test times out.
  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }
}
