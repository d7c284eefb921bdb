package dev.kith.presence.membership;

import dev.kith.model.event.PublicKey;
import dev.kith.presence.membership.frame.Accusation;
import dev.kith.presence.membership.frame.Claim;
import dev.kith.presence.membership.frame.Endpoint;
import dev.kith.presence.membership.frame.Frame;
import dev.kith.presence.membership.frame.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// One member of the group: SWIM (Das, Gupta, Motivala, DSN 2002) with Lifeguard (Dadgar, Phillips,
/// Currey, 2017). Each finds out by probes who lives, tells others what it found, and refutes what
/// others say of it. What is held of a member is the newest claim about it; all claims are signed,
/// and only the member itself makes newer ones.
public final class Membership {

  private final MembershipConfiguration configuration;
  private final Predicate<PublicKey> admitted;
  private final Self self;
  private final Members members;
  private final Rumors rumors;
  private final LocalHealth health;
  private final Post post;
  private final Standing standing;
  private final Judgement judgement;
  private final Prober prober;
  private final Errands errands;
  private final AgentErrands agentErrands;
  private final Hearing hearing;
  private final Reconciling reconciling;
  private final RandomGenerator random;
  private Instant last = Instant.MAX;
  private boolean departed;

  /// @param epoch higher than that of any earlier process with this key, such as the time in
  ///   milliseconds at which it started
  /// @param admitted which keys may be members; knowing the name of the mesh is not enough where
  ///   strangers can send datagrams
  /// @param random unpredictable, since who guesses a nonce can answer for the dead
  public Membership(
      MembershipConfiguration configuration,
      Notary notary,
      Endpoint endpoint,
      long epoch,
      Predicate<PublicKey> admitted,
      RandomGenerator random) {
    this.configuration = configuration;
    this.admitted = admitted;
    this.random = random;
    self = new Self(notary, endpoint, epoch);
    members = new Members(self.key(), configuration.most(), random);
    rumors = new Rumors(configuration.gossiping().retransmit());
    health = new LocalHealth(configuration.probing().worstHealth());
    post =
        new Post(configuration.mesh(), self, members, rumors, configuration.suspecting().buddy());
    standing =
        new Standing(
            admitted, notary, new Accusers(configuration.probing().period()), members, rumors);
    judgement =
        new Judgement(
            configuration.suspecting(),
            configuration.probing().period(),
            notary,
            members,
            standing);
    prober = new Prober(configuration.probing(), members, post, health, judgement, random);
    errands = new Errands(configuration.probing(), members, post, random);
    agentErrands = new AgentErrands(configuration.probing().helpers(), members, post);
    hearing = new Hearing(self, members, standing, judgement, health, post);
    reconciling = new Reconciling(configuration.healing(), self, members, post, random);
  }

  public List<Effect> on(Input input, Instant now) {
    Turn turn = new Turn(now);
    noticeStop(now);
    switch (input) {
      case Input.Start start -> start(turn, start);
      case Input.Received received -> received(turn, received.from(), received.frame());
      case Input.TimerFired fired -> fired(turn, fired.timer());
      case Input.Hint(var member) when member.equals(self.key()) -> {}
      case Input.Hint(var member) -> prober.hint(turn, member);
      case Input.AskAgent(var agent, var nonce) -> agentErrands.ask(turn, agent, nonce);
      case Input.AgentAnswered(var asker, var agent, var nonce) ->
          agentErrands.answer(turn, asker, agent, nonce);
      case Input.Leave _ -> leave();
    }
    return turn.effects();
  }

  /// All that are known, with this one.
  public List<Member> members() {
    return List.copyOf(members.all());
  }

  /// How many times longer than configured this member waits at the moment: 1 if it is well.
  public int healthMultiplier() {
    return health.multiplier();
  }

  private void start(Turn turn, Input.Start start) {
    start.known().forEach(known -> hearing.recall(turn, known));
    standing.settle(turn, Member.alive(self.alive(), turn.now()), self.alive());
    turn.schedule(new Timer.ProbeNext(), jitter(configuration.probing().period()));
    turn.schedule(new Timer.GossipNext(), jitter(configuration.gossiping().interval()));
    reconciling.start(turn, start.seeds());
  }

  private Duration jitter(Duration interval) {
    return Duration.ofNanos(random.nextLong(interval.toNanos()));
  }

  /// The rounds of gossip never pause. If nothing came for a period longer than between two of
  /// them, this member was stopped, and must not take its own silence for that of others.
  private void noticeStop(Instant now) {
    Duration silence = last.equals(Instant.MAX) ? Duration.ZERO : Duration.between(last, now);
    last = now;
    Duration usual = configuration.probing().period().plus(configuration.gossiping().interval());
    if (configuration.suspecting().cautious() && silence.compareTo(usual) > 0) {
      judgement.postpone(silence, now);
      prober.forgetRounds();
      health.worsen(1);
    }
  }

  private void received(Turn turn, Route from, Frame frame) {
    if (!frame.mesh().equals(configuration.mesh())) {
      turn.refuse(Refusal.FOREIGN_MESH);
    } else if (frame.from().equals(self.key())) {
      turn.refuse(Refusal.OWN_FRAME);
    } else if (!admitted.test(frame.from())) {
      turn.refuse(Refusal.NOT_ADMITTED);
    } else if (!self.isLeaving()) {
      for (Claim claim : frame.claims()) {
        hearing.hear(turn, from, claim);
      }
      answer(turn, from, frame);
      tellZombie(turn, from, frame.from());
    }
  }

  private void answer(Turn turn, Route from, Frame frame) {
    switch (frame.message()) {
      case Message.Ping ping -> pinged(turn, from, ping);
      case Message.PingRequest request -> errands.asked(turn, from, request);
      case Message.Ack ack -> {
        if (!errands.acknowledged(turn, ack.nonce(), frame.from())) {
          prober.acknowledged(turn, ack.nonce(), frame.from());
        }
      }
      case Message.Nack nack -> prober.notAcknowledged(turn, nack.nonce(), frame.from());
      case Message.Sync sync -> reconciling.answer(turn, from, sync);
      case Message.AskAgent(var nonce, var agent) ->
          turn.want(new Effect.AgentAsked(frame.from(), agent, nonce));
      case Message.AgentAnswered(var nonce, var agent) ->
          turn.want(new Effect.AgentAnswered(agent, nonce));
      case Message.Gossip _ -> {}
    }
  }

  private void pinged(Turn turn, Route from, Message.Ping ping) {
    if (!ping.target().equals(self.key())) {
      turn.refuse(Refusal.MISDIRECTED);
      return;
    }
    post.send(turn, from, new Message.Ack(ping.nonce()));
    if (ping.fingerprint() != members.fingerprint()) {
      reconciling.differs(turn, from);
    }
  }

  /// Who is held dead and sends frames has to learn of it, or it will not refute it.
  private void tellZombie(Turn turn, Route from, PublicKey key) {
    Member member = members.get(key);
    Accusation accusation = member == null ? null : member.accusation();
    if (member != null && !member.isLive() && accusation != null) {
      post.send(turn, from, new Message.Gossip(), accusation);
    }
  }

  private void fired(Turn turn, Timer timer) {
    switch (timer) {
      case Timer.GossipNext _ -> gossip(turn);
      case Timer _ when self.isLeaving() -> {}
      case Timer.ProbeNext _ -> prober.next(turn);
      case Timer.AskHelpers ask -> prober.askHelpers(turn, ask.nonce());
      case Timer.ProbeOver over -> prober.over(turn, over.nonce());
      case Timer.AnswerNack nack -> errands.answerNack(turn, nack.nonce());
      case Timer.HelpOver over -> errands.over(over.nonce());
      case Timer.SuspicionOver over -> judgement.suspicionOver(turn, over);
      case Timer.GraceOver over -> judgement.graceOver(turn, over);
      case Timer.HealNext _ -> reconciling.heal(turn);
    }
  }

  private void gossip(Turn turn) {
    if (departed) {
      return;
    }
    if (!rumors.isEmpty()) {
      for (Member member :
          members.draw(
              configuration.gossiping().targets(), one -> one.state() != MemberState.LEFT)) {
        post.send(turn, member, false, new Message.Gossip());
      }
    }
    if (self.isLeaving() && (rumors.isEmpty() || members.live() == 1)) {
      departed = true;
      turn.want(new Effect.Departed());
    } else {
      turn.schedule(new Timer.GossipNext(), configuration.gossiping().interval());
    }
  }

  private void leave() {
    if (!self.isLeaving()) {
      rumors.add(self.leave());
    }
  }
}
