package dev.kith.presence.transport;

import dev.kith.model.event.PublicKey;
import dev.kith.presence.membership.Effect;
import dev.kith.presence.membership.Input;
import dev.kith.presence.membership.Member;
import dev.kith.presence.membership.Membership;
import dev.kith.presence.membership.MembershipConfiguration;
import dev.kith.presence.membership.Refusal;
import dev.kith.presence.membership.Route;
import dev.kith.presence.membership.Timer;
import dev.kith.presence.membership.frame.Alive;
import dev.kith.presence.membership.frame.Endpoint;
import dev.kith.presence.wire.FrameCodec;
import dev.kith.presence.wire.SchnorrNotary;
import dev.kith.presence.wire.SealedFrame;
import dev.kith.presence.wire.Signer;
import dev.kith.presence.wire.Unreadable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One member at work. Three threads: one waits for datagrams and checks their signatures, one has
/// the machine and its timers, one signs and sends.
public final class MembershipRuntime implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MembershipRuntime.class);

  /// How many frames may wait, each way. What is beyond is lost, as on the network.
  private static final int WAITING = 1_024;

  private final InstantSource time = new MonotonicTime();
  private final String mesh;
  private final Signer signer;
  private final FrameCodec codec;
  private final Predicate<PublicKey> admitted;
  private final Datagrams datagrams;
  private final MembershipListener listener;
  private final Membership membership;
  private final ThreadFactory threads =
      Thread.ofPlatform().daemon().name("membership-", 0).factory();
  private final ScheduledExecutorService machine =
      Executors.newSingleThreadScheduledExecutor(threads);
  private final ExecutorService sending = Executors.newSingleThreadExecutor(threads);
  private final Semaphore mayArrive = new Semaphore(WAITING);
  private final Semaphore maySend = new Semaphore(WAITING);
  private final CompletableFuture<Void> departed = new CompletableFuture<>();
  private volatile List<Member> members = List.of();

  /// @param endpoint where others reach these datagrams
  /// @param admitted which keys may be members; asked by several threads
  public MembershipRuntime(
      MembershipConfiguration configuration,
      Signer signer,
      Endpoint endpoint,
      Predicate<PublicKey> admitted,
      Datagrams datagrams,
      MembershipListener listener) {
    this.mesh = configuration.mesh();
    this.signer = signer;
    this.codec = new FrameCodec(signer);
    this.admitted = admitted;
    this.datagrams = datagrams;
    this.listener = listener;
    this.membership =
        new Membership(
            configuration,
            new SchnorrNotary(mesh, signer),
            endpoint,
            time.instant().toEpochMilli(),
            admitted,
            signer.random());
  }

  /// @param seeds where to ask for others
  /// @param known what [#members] said of others when the process before ended
  public void start(List<Endpoint> seeds, List<Alive> known) {
    on(new Input.Start(seeds, known));
    threads.newThread(this::receive).start();
  }

  /// All that are known, with this one.
  public List<Member> members() {
    return members;
  }

  /// Has some others ask an agent that has not answered this member.
  ///
  /// @param nonce what the agent is to repeat
  public void askAgent(PublicKey agent, long nonce) {
    on(new Input.AskAgent(agent, nonce));
  }

  /// Tells a member that an agent answered.
  public void agentAnswered(PublicKey asker, PublicKey agent, long nonce) {
    on(new Input.AgentAnswered(asker, agent, nonce));
  }

  /// Something says that a member may be gone, such as a connection that was reset.
  public void hint(PublicKey member) {
    on(new Input.Hint(member));
  }

  /// Says goodbye, for so long at most.
  public void leave(Duration most) throws InterruptedException {
    on(new Input.Leave());
    try {
      departed.get(most.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException late) {
      LOG.debug("not everybody was told that this member leaves", late);
    }
  }

  /// Ends without a word.
  @Override
  public void close() {
    machine.shutdownNow();
    sending.shutdownNow();
    datagrams.close();
  }

  private void receive() {
    try {
      while (true) {
        datagrams.receive((from, datagram) -> received(new Route(from, false), datagram));
      }
    } catch (IOException closed) {
      LOG.debug("no more datagrams", closed);
    }
  }

  /// Takes what came over something else than datagrams. By any thread.
  ///
  /// @param from where an answer goes
  public void received(Route from, byte[] frame) {
    switch (FrameCodec.read(frame)) {
      case Unreadable why -> listener.refused(why.name());
      case SealedFrame sealed -> {
        Refusal refusal = refusal(sealed);
        if (refusal != null) {
          listener.refused(refusal.name());
        } else if (mayArrive.tryAcquire()) {
          run(
              machine,
              () -> {
                mayArrive.release();
                handle(new Input.Received(from, sealed.frame()));
              });
        } else {
          listener.refused("BUSY");
        }
      }
    }
  }

  /// What costs most is asked last: floods of strangers cost no signatures.
  private @Nullable Refusal refusal(SealedFrame sealed) {
    if (!sealed.frame().mesh().equals(mesh)) {
      return Refusal.FOREIGN_MESH;
    }
    if (!admitted.test(sealed.frame().from())) {
      return Refusal.NOT_ADMITTED;
    }
    return sealed.isSound(signer) ? null : Refusal.FORGED;
  }

  private void on(Input input) {
    run(machine, () -> handle(input));
  }

  private static void run(Executor thread, Runnable task) {
    try {
      thread.execute(task);
    } catch (RejectedExecutionException closed) {
      LOG.trace("closed", closed);
    }
  }

  private void handle(Input input) {
    try {
      List<Effect> effects = membership.on(input, time.instant());
      if (effects.stream().anyMatch(Effect.Changed.class::isInstance)) {
        members = membership.members();
      }
      effects.forEach(this::perform);
    } catch (RuntimeException defect) {
      LOG.error("could not deal with {}", input, defect);
    }
  }

  private void perform(Effect effect) {
    switch (effect) {
      case Effect.Send send -> send(send);
      case Effect.Schedule(var timer, var at) -> schedule(timer, at);
      case Effect.Changed changed -> listener.changed(changed);
      case Effect.Refused(var why) -> listener.refused(why.name());
      case Effect.AgentAsked(var asker, var agent, var nonce) ->
          listener.agentAsked(asker, agent, nonce);
      case Effect.AgentAnswered(var agent, var nonce) -> listener.agentAnswered(agent, nonce);
      case Effect.Departed _ -> departed.complete(null);
    }
  }

  private void schedule(Timer timer, Instant at) {
    long nanos = Duration.between(time.instant(), at).toNanos();
    run(
        task -> {
          var _ = machine.schedule(task, nanos, TimeUnit.NANOSECONDS);
        },
        () -> handle(new Input.TimerFired(timer)));
  }

  private void send(Effect.Send send) {
    if (maySend.tryAcquire()) {
      run(
          sending,
          () -> {
            maySend.release();
            datagrams.send(send.to(), codec.write(send.frame()));
          });
    } else {
      listener.refused("BUSY");
    }
  }
}
