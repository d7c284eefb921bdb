package dev.kith.presence.runtime;

import dev.kith.client.runtime.AuthorizationHeader;
import dev.kith.client.runtime.Signer;
import dev.kith.model.crypto.Signatures;
import dev.kith.model.event.PublicKey;
import dev.kith.presence.agents.Input;
import dev.kith.presence.agents.Share;
import dev.kith.presence.http.Instances;
import dev.kith.presence.http.MemberEntry;
import dev.kith.presence.membership.Effect;
import dev.kith.presence.membership.Member;
import dev.kith.presence.membership.MembershipConfiguration;
import dev.kith.presence.membership.Route;
import dev.kith.presence.membership.frame.Endpoint;
import dev.kith.presence.transport.Connections;
import dev.kith.presence.transport.FallbackDatagrams;
import dev.kith.presence.transport.MembershipListener;
import dev.kith.presence.transport.MembershipRuntime;
import dev.kith.presence.transport.UdpDatagrams;
import dev.kith.servicekit.startup.StartRefused;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink.OverflowStrategy;
import reactor.core.publisher.Sinks;

/// This instance among those that have the same database.
final class Group implements Instances, MembershipListener {

  private static final Logger LOG = LoggerFactory.getLogger(Group.class);
  private static final Duration GOODBYE = Duration.ofSeconds(3);

  private final GroupIdentity identity;
  private final Signatures signatures;
  private final SecureRandom random;
  private final InstantSource clock;
  private final GroupMeters meters;
  private final Connections connections;
  private volatile Sharing sharing;
  private volatile Consumer<Input> inlet = _ -> {};
  private volatile @Nullable MembershipRuntime membership;
  private volatile Sinks.Empty<Void> stopped = Sinks.empty();

  /// @param knownAs the URL that others know for one at which they listen; it is what is signed
  Group(
      GroupIdentity identity,
      Signatures signatures,
      SecureRandom random,
      InstantSource clock,
      UnaryOperator<String> knownAs,
      GroupMeters meters) {
    this.identity = identity;
    this.signatures = signatures;
    this.random = random;
    this.clock = clock;
    this.meters = meters;
    this.sharing = new Sharing(self(), clock.instant());
    Signer signer = new Signer(signatures, random);
    this.connections =
        new Connections(url ->
            AuthorizationHeader.of(
                "GET",
                URI.create(knownAs.apply(url)),
                null,
                identity.keys(),
                signer,
                clock.instant()));
    meters.watch(this::members);
  }

  /// @param port where the service listens; datagrams come at the same number
  /// @param news takes what others have to say of agents; must not block
  void start(int port, Consumer<Input> news) {
    inlet = news;
    stopped = Sinks.empty();
    sharing = new Sharing(self(), clock.instant());
    MembershipRuntime started =
        new MembershipRuntime(
            MembershipConfiguration.of(identity.mesh()),
            new dev.kith.presence.wire.Signer(signatures, identity.keys(), random),
            identity.endpoint(port),
            identity.admitted()::contains,
            new FallbackDatagrams(socket(port), connections, this::received),
            this);
    membership = started;
    started.start(identity.seeds(), List.of());
    LOG.info("in the group {} as {}", identity.mesh(), self());
  }

  private UdpDatagrams socket(int port) {
    try {
      return UdpDatagrams.bind(new InetSocketAddress(identity.options().bind(), port));
    } catch (IOException | RuntimeException taken) {
      throw new StartRefused(
          "kith.presence.group.bind: no datagrams can be taken at %s, port %d: %s"
              .formatted(identity.options().bind(), port, taken.getMessage()));
    }
  }

  /// Which agents are this instance's from now on, or null if nothing has changed.
  @Nullable Share due(Instant now) {
    return sharing.due(now);
  }

  void ask(PublicKey agent, long nonce) {
    MembershipRuntime running = membership;
    if (running != null) {
      meters.helped("asked");
      running.askAgent(agent, nonce);
    }
  }

  void vouch(PublicKey asker, PublicKey agent, long nonce) {
    MembershipRuntime running = membership;
    if (running != null) {
      running.agentAnswered(asker, agent, nonce);
    }
  }

  /// Says goodbye, so that others take over at once.
  void stop() {
    MembershipRuntime running = membership;
    membership = null;
    if (running != null) {
      try {
        running.leave(GOODBYE);
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
      }
      running.close();
    }
    // While others are connected, the server would wait for them.
    stopped.tryEmitEmpty();
  }

  private PublicKey self() {
    return identity.keys().publicKey();
  }

  private List<Member> members() {
    MembershipRuntime running = membership;
    return running == null ? List.of() : running.members();
  }

  private void received(Route from, byte[] frame) {
    MembershipRuntime running = membership;
    if (running != null) {
      running.received(from, frame);
    }
  }

  @Override
  public void changed(Effect.Changed change) {
    Member member = change.after();
    if (!member.key().equals(self())) {
      LOG.info("instance {} is {}", member.key(), word(member));
    }
    Set<PublicKey> others =
        members().stream()
            .filter(Member::isLive)
            .map(Member::key)
            .filter(key -> !key.equals(self()))
            .collect(Collectors.toSet());
    sharing.others(others, clock.instant());
  }

  @Override
  public void agentAsked(PublicKey asker, PublicKey agent, long nonce) {
    inlet.accept(new Input.Asked(asker, agent, nonce));
  }

  @Override
  public void agentAnswered(PublicKey agent, long nonce) {
    meters.helped("answered");
    inlet.accept(new Input.Vouched(agent, nonce));
  }

  @Override
  public void refused(String why) {
    meters.refused(why);
  }

  @Override
  public List<MemberEntry> list() {
    return members().stream().map(this::entry).toList();
  }

  private MemberEntry entry(Member member) {
    Endpoint endpoint = member.endpoint();
    return new MemberEntry(
        "presence",
        member.key(),
        word(member),
        member.since(),
        endpoint.host() + ":" + endpoint.port(),
        endpoint.path().isEmpty() ? null : endpoint.path(),
        member.key().equals(self()));
  }

  private static String word(Member member) {
    return member.state().name().toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean admits(PublicKey key) {
    return identity.admitted().contains(key) && !key.equals(self());
  }

  @Override
  public Flux<byte[]> connect(InetSocketAddress from, Flux<byte[]> frames) {
    Endpoint address = new Endpoint(from.getAddress().getHostAddress(), from.getPort(), "");
    Flux<byte[]> going =
        Flux.create(
            sink -> {
              Connections.Accepted connection = sink::next;
              if (!connections.accept(address, connection)) {
                sink.complete();
                return;
              }
              Disposable coming =
                  frames.subscribe(
                      frame -> received(new Route(address, true), frame),
                      _ -> sink.complete(),
                      sink::complete);
              sink.onDispose(() -> {
                coming.dispose();
                connections.closed(address, connection);
              });
            },
            OverflowStrategy.DROP);
    return going.takeUntilOther(stopped.asMono());
  }
}
