package dev.kith.relay.runtime;

import dev.kith.model.event.Event;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Tag;
import dev.kith.model.event.WireEvent;
import dev.kith.model.message.Reason.Prefix;
import dev.kith.relay.access.AccessMode;
import dev.kith.relay.http.BanEntry;
import dev.kith.relay.http.InviteEntry;
import dev.kith.relay.http.MemberEntry;
import dev.kith.relay.http.Membership;
import dev.kith.relay.ingest.Verdict;
import dev.kith.relay.store.Bans;
import dev.kith.relay.store.EventLog;
import dev.kith.relay.store.Invite;
import dev.kith.relay.store.Invites;
import dev.kith.relay.store.Members;
import dev.kith.relay.store.MembershipChanges;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Limit;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Lets keys in and out (NIP-43). The change and the events that tell of it become durable
/// together.
final class MembershipDesk implements Membership {

  private static final Logger LOG = LoggerFactory.getLogger(MembershipDesk.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int CODE_BYTES = 12;

  /// As many tags as an event may have by default.
  private static final int LISTED = 2_000;

  /// How long a code holds that somebody asked for by a request.
  private static final Duration ASKED_FOR = Duration.ofDays(7);

  private final AccessMode mode;
  private final MemberList list;
  private final Members members;
  private final Invites invites;
  private final Bans bans;
  private final EventLog log;
  private final FanOut fanOut;
  private final RelaySigner signer;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  /// Of two lists of one second the newer might not be the one that stays.
  private final AtomicLong lastListed = new AtomicLong();

  MembershipDesk(
      AccessMode mode,
      MemberList list,
      Members members,
      Invites invites,
      Bans bans,
      EventLog log,
      FanOut fanOut,
      RelaySigner signer,
      InstantSource clock) {
    this.mode = mode;
    this.list = list;
    this.members = members;
    this.invites = invites;
    this.bans = bans;
    this.log = log;
    this.fanOut = fanOut;
    this.signer = signer;
    this.clock = clock;
  }

  /// Makes the first code, where nobody could come in otherwise.
  Mono<String> firstInvite() {
    return members
        .count()
        .zipWith(invites.count(), Long::sum)
        .filter(there -> mode == AccessMode.INVITE && there == 0)
        .flatMap(_ -> invite(1, null))
        .map(InviteEntry::code);
  }

  /// The code of that key that is not used yet, or a new one: a client repeats its requests, and
  /// each must not leave a code behind.
  Mono<WireEvent> invited(PublicKey inviter) {
    Instant now = clock.instant();
    return invites
        .findFirstByMadeByAndUsesLeftGreaterThanAndExpiresAtAfter(inviter.hex(), 0, now)
        .switchIfEmpty(Mono.defer(() -> save(1, now.plus(ASKED_FOR), inviter)))
        .timeout(TIMEOUT)
        .map(invite ->
            signer.sign(
                new EventDraft(
                    now.getEpochSecond(),
                    Kind.INVITE,
                    List.of(Tag.of("-"), Tag.of("claim", invite.code())),
                    "")));
  }

  /// What becomes of a request to join or to leave.
  Mono<Verdict> enter(Event request) {
    Mono<Verdict> verdict =
        request.kind() == Kind.LEAVE
            ? remove(request.pubkey()).map(_ -> Verdict.accepted())
            : join(request);
    return verdict
        .timeout(TIMEOUT)
        .onErrorResume(fault -> {
          LOG.error("nobody can join or leave now: {}", fault.toString());
          return Mono.just(Verdict.refused(Prefix.ERROR, "try again later"));
        });
  }

  private Mono<Verdict> join(Event request) {
    PublicKey key = request.pubkey();
    String code = request.tagValue("claim");
    if (list.isMember(key)) {
      return Mono.just(Verdict.accepted());
    }
    if (mode == AccessMode.CLOSED) {
      return Mono.just(
          Verdict.refused(Prefix.RESTRICTED, "nobody joins by a code here: ask the operator"));
    }
    if (code == null) {
      return Mono.just(Verdict.refused(Prefix.INVALID, "a request to join needs a claim tag"));
    }
    return change(transaction -> MembershipChanges.join(transaction, key, code), key, Kind.ADDED)
        .map(joined ->
            joined
                ? Verdict.accepted()
                : Verdict.refused(Prefix.RESTRICTED, "that invite code is not good (any longer)"));
  }

  @Override
  public Flux<MemberEntry> members(String after, int most) {
    return members
        .findByPubkeyGreaterThanOrderByPubkey(after, Limit.of(most))
        .map(member -> new MemberEntry(member.pubkey(), member.since(), member.invite()));
  }

  @Override
  public Mono<Boolean> allow(PublicKey key) {
    return change(transaction -> MembershipChanges.allow(transaction, key), key, Kind.ADDED);
  }

  @Override
  public Mono<Boolean> remove(PublicKey key) {
    return change(transaction -> MembershipChanges.remove(transaction, key), key, Kind.REMOVED);
  }

  @Override
  public Flux<InviteEntry> invites(String after, int most) {
    return invites
        .findByCodeGreaterThanOrderByCode(after, Limit.of(most))
        .map(MembershipDesk::entry);
  }

  @Override
  public Mono<InviteEntry> invite(int uses, @Nullable Instant expiresAt) {
    return save(uses, expiresAt, null).map(MembershipDesk::entry);
  }

  private Mono<Invite> save(int uses, @Nullable Instant expiresAt, @Nullable PublicKey inviter) {
    byte[] code = new byte[CODE_BYTES];
    random.nextBytes(code);
    return invites.save(
        new Invite(
            HexFormat.of().formatHex(code),
            uses,
            expiresAt,
            clock.instant(),
            inviter == null ? null : inviter.hex()));
  }

  @Override
  public Mono<Boolean> withdraw(String code) {
    return invites.existsById(code).flatMap(there -> invites.deleteById(code).thenReturn(there));
  }

  @Override
  public Flux<BanEntry> bans(String after, int most) {
    return bans.findByPubkeyGreaterThanOrderByPubkey(after, Limit.of(most))
        .map(ban -> new BanEntry(ban.pubkey(), ban.reason(), ban.since()));
  }

  @Override
  public Mono<Boolean> ban(PublicKey key, String reason) {
    return remove(key)
        .then(
            change(
                transaction -> MembershipChanges.ban(transaction, key, reason),
                _ -> Mono.just(List.of())));
  }

  @Override
  public Mono<Boolean> unban(PublicKey key) {
    return change(
        transaction -> MembershipChanges.unban(transaction, key), _ -> Mono.just(List.of()));
  }

  /// @param kind of the event that says so: the key was added or removed
  private Mono<Boolean> change(
      Function<DatabaseClient, Mono<Boolean>> change, PublicKey key, int kind) {
    return change(
        change,
        transaction ->
            MembershipChanges.members(transaction, LISTED).map(keys -> news(key, kind, keys)));
  }

  private Mono<Boolean> change(
      Function<DatabaseClient, Mono<Boolean>> change,
      Function<DatabaseClient, Mono<List<WireEvent>>> news) {
    return Mono.defer(() -> {
      AtomicBoolean changed = new AtomicBoolean();
      return log.append(transaction ->
              change
                  .apply(transaction)
                  .doOnNext(changed::set)
                  .flatMap(done -> done ? news.apply(transaction) : Mono.just(List.of())))
          .flatMap(appended ->
              list.refresh().then(fanOut.appended(appended.base(), appended.plan().accepted())))
          .then(Mono.fromSupplier(changed::get));
    });
  }

  private List<WireEvent> news(PublicKey key, int kind, List<String> members) {
    List<Tag> listed = new ArrayList<>(List.of(Tag.of("-")));
    members.forEach(member -> listed.add(Tag.of("member", member)));
    long now = clock.instant().getEpochSecond();
    return List.of(
        signer.sign(new EventDraft(now, kind, List.of(Tag.of("-"), Tag.of("p", key.hex())), "")),
        signer.sign(
            new EventDraft(
                lastListed.updateAndGet(last -> Math.max(now, last + 1)),
                Kind.MEMBER_LIST,
                listed,
                "")));
  }

  private static InviteEntry entry(Invite invite) {
    return new InviteEntry(invite.code(), invite.usesLeft(), invite.expiresAt(), invite.madeAt());
  }
}
