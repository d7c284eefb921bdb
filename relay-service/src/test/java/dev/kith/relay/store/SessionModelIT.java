package dev.kith.relay.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.message.SessionOptions;
import dev.kith.relay.RandomEvents;
import dev.kith.relay.RunningRelay;
import dev.kith.relay.session.Attachment;
import dev.kith.relay.session.Progress;
import dev.kith.relay.session.SessionId;
import dev.kith.relay.store.SessionProgress.Step;
import dev.kith.relay.store.SessionUpkeep.Takeover;
import io.r2dbc.spi.ConnectionFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;

/// Sessions of two replicas on a real PostgreSQL against a model of a few lines, whatever is done
/// in whatever order: who has each session, how far it is, and who hears that it was taken over.
class SessionModelIT {

  private static final int WORLDS = 25;
  private static final int STEPS = 150;
  private static final List<String> NAMES = List.of("inbox", "work", "other");

  @SuppressWarnings("NullAway.Init")
  private static RunningRelay relay;

  @SuppressWarnings("NullAway.Init")
  private static DatabaseClient database;

  @BeforeAll
  static void start() {
    relay = RunningRelay.start();
    database = DatabaseClient.create(relay.bean(ConnectionFactory.class));
  }

  @AfterAll
  static void stop() {
    relay.close();
  }

  static LongStream worlds() {
    return LongStream.range(0, WORLDS);
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void theStoreDoesAsTheModel(long seed) {
    new World(seed).run();
  }

  /// A session as it has to be.
  ///
  /// @param at which replica has it, or null
  private record Model(long attachment, @Nullable Replica at, Progress progress, long perhaps) {
    Model heldBy(long number, Replica replica, long head) {
      return new Model(number, replica, progress, at == null ? perhaps : head);
    }

    Model reached(Progress more) {
      return new Model(attachment, at, furthest(more), perhaps);
    }

    Model letGo(Progress last) {
      return new Model(attachment, null, furthest(last), perhaps);
    }

    private Progress furthest(Progress more) {
      return new Progress(
          Math.max(progress.cursor(), more.cursor()),
          Math.max(progress.delivered(), more.delivered()));
    }
  }

  private static final class Replica {
    private final SessionStore store;
    private final SessionUpkeep upkeep;

    /// What it has to hear of when it asks next.
    private final List<Takeover> toHear = new ArrayList<>();

    Replica() {
      UUID id = UUID.randomUUID();
      store =
          new SessionStore(
              database, new R2dbcTransactionManager(relay.bean(ConnectionFactory.class)), id);
      upkeep = new SessionUpkeep(database, id);
      upkeep.renew().block();
    }
  }

  private static final class World {
    private final Random dice;
    private final List<Replica> replicas = List.of(new Replica(), new Replica());
    private final List<SessionId> sessions;
    private final SessionProgress progress = new SessionProgress(database);
    private final Map<SessionId, Model> models = new HashMap<>();

    /// All there ever were: any of them may still write.
    private final List<Attachment> attachments = new ArrayList<>();

    private long highest;

    World(long seed) {
      dice = new Random(seed);
      sessions = NAMES.stream().map(name -> new SessionId(RandomEvents.key(seed), name)).toList();
    }

    void run() {
      for (int i = 0; i < STEPS; i++) {
        act();
      }
      replicas.forEach(this::hear);
    }

    private void act() {
      switch (dice.nextInt(9)) {
        case 0, 1 -> open(any(sessions), any(replicas));
        case 2 -> take(any(sessions), any(replicas));
        case 3 -> append();
        case 4, 5 -> save();
        case 6 -> detach();
        case 7 -> hear(any(replicas));
        default -> end(any(sessions));
      }
    }

    private void open(SessionId id, Replica replica) {
      Attachment attachment =
          Objects.requireNonNull(
              replica.store.open(id, SessionOptions.DEFAULT, new SessionQuota(10, "", 0)).block());
      assertThat(attachment.resumed()).isEqualTo(models.containsKey(id));
      attached(attachment, replica);
    }

    private void take(SessionId id, Replica replica) {
      Attachment attachment = replica.store.take(id).block();
      assertThat(attachment != null).isEqualTo(models.containsKey(id));
      if (attachment != null) {
        assertThat(attachment.resumed()).isTrue();
        attached(attachment, replica);
      }
    }

    private void attached(Attachment attachment, Replica replica) {
      assertThat(attachment.number()).as("never given out before").isGreaterThan(highest);
      highest = attachment.number();
      SessionId id = attachment.id();
      Model before = models.getOrDefault(id, new Model(0, null, new Progress(0, 0), 0));
      if (before.at() != null && before.at() != replica) {
        before.at().toHear.add(new Takeover(id, before.attachment()));
      }
      Model now = before.heldBy(attachment.number(), replica, attachment.head());
      models.put(id, now);
      assertThat(attachment.progress()).isEqualTo(now.progress());
      assertThat(attachment.perhapsDelivered()).isEqualTo(now.perhaps());
      attachments.add(attachment);
    }

    private static void append() {
      database.sql("update relay.log set head = head + 1").then().block();
    }

    /// Of several at once each counts for itself.
    private void save() {
      if (attachments.isEmpty()) {
        return;
      }
      Map<SessionId, Attachment> some = new HashMap<>();
      IntStream.range(0, 3).mapToObj(_ -> any(attachments)).forEach(one -> some.put(one.id(), one));
      List<Step> steps =
          some.values().stream().map(one -> new Step(one, further(), List.of())).toList();
      var stored = Objects.requireNonNull(progress.save(steps).block());
      for (Step step : steps) {
        assertThat(stored.contains(step.attachment())).isEqualTo(isCurrent(step.attachment()));
        if (isCurrent(step.attachment())) {
          models.computeIfPresent(
              step.attachment().id(), (_, model) -> model.reached(step.progress()));
        }
      }
    }

    private void detach() {
      if (attachments.isEmpty()) {
        return;
      }
      Attachment attachment = any(attachments);
      Progress last = further();
      any(replicas).store.detach(attachment, last, dice.nextBoolean()).block();
      if (isCurrent(attachment)) {
        models.computeIfPresent(attachment.id(), (_, model) -> model.letGo(last));
      }
    }

    private void end(SessionId id) {
      assertThat(any(replicas).store.end(id).block()).isEqualTo(models.remove(id) != null);
    }

    private void hear(Replica replica) {
      assertThat(replica.upkeep.takeovers().collectList().block())
          .containsExactlyInAnyOrderElementsOf(replica.toHear);
      replica.toHear.clear();
    }

    private boolean isCurrent(Attachment attachment) {
      Model model = models.get(attachment.id());
      return model != null && model.attachment() == attachment.number();
    }

    private Progress further() {
      long cursor = dice.nextInt(1_000);
      return new Progress(cursor, cursor + dice.nextInt(100));
    }

    private <T> T any(List<T> all) {
      return all.get(dice.nextInt(all.size()));
    }
  }
}
