package dev.kith.client.giftwrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.client.giftwrap.Unwrapped.Proven;
import dev.kith.client.giftwrap.Unwrapped.Refused;
import dev.kith.client.runtime.EventCodec;
import dev.kith.client.runtime.Signer;
import dev.kith.model.crypto.KeyPair;
import dev.kith.model.event.Event;
import dev.kith.model.event.EventDraft;
import dev.kith.model.event.EventId;
import dev.kith.model.event.Kind;
import dev.kith.model.event.PublicKey;
import dev.kith.model.event.Rumor;
import dev.kith.model.event.Tag;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every way to forge a gift wrap is refused, and is told by its sentence.
class UnwrappingTest {

  private final Signer signer = Signer.create();
  private final KeyPair alice = KeyPair.generate(signer.signatures(), signer.random());
  private final KeyPair bob = KeyPair.generate(signer.signatures(), signer.random());
  private final KeyPair mallory = KeyPair.generate(signer.signatures(), signer.random());
  private final Forger forger = new Forger(signer, bob.publicKey());
  private final Rumor rumor = rumor(alice.publicKey(), Kind.MESSAGE);

  @Test
  void whatIsRightIsProven() {
    Event wrap = forger.wrap(forger.seal(alice, rumor));
    assertThat(unwrap(wrap)).isEqualTo(new Proven(rumor));
  }

  @Test
  void aSealOfOneAroundTheWordsOfAnotherIsRefused() {
    assertRefused(
        forger.wrap(forger.seal(mallory, rumor)),
        "the rumor names another author than the one who sealed it");
  }

  @Test
  void aSealThatNamesOneAndIsSignedByAnotherIsRefused() {
    Event seal = forger.seal(mallory, rumor);
    EventDraft draft = new EventDraft(seal.createdAt(), Kind.SEAL, List.of(), seal.content());
    assertRefused(
        forger.wrap(draft.signed(alice.publicKey(), seal.sig())),
        "the signature of the seal is false");
  }

  @Test
  void aSignatureOfAnotherSealIsRefused() {
    Event seal = forger.seal(alice, rumor);
    Event other = forger.seal(alice, "something else");
    assertRefused(
        forger.wrap(
            new Event(
                seal.id(),
                seal.pubkey(),
                seal.createdAt(),
                seal.kind(),
                seal.tags(),
                other.content(),
                seal.sig())),
        "the id of the seal is not its hash");
  }

  @Test
  void aSealForAnotherRecipientCannotBePassedOn() {
    Event forMallory = new Forger(signer, mallory.publicKey()).seal(alice, rumor);
    assertRefused(
        forger.wrap(forMallory),
        "the seal cannot be opened: the payload was changed or is for another pair of keys");
  }

  @Test
  void aSealWithTagsIsRefused() {
    Event seal =
        forger.event(alice, Kind.SEAL, List.of(Tag.of("p", bob.publicKey().hex())), json(rumor));
    assertRefused(forger.wrap(seal), "the seal has tags, and must have none");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, Kind.MESSAGE, Kind.GIFT_WRAP})
  void whatIsNoSealIsRefused(int kind) {
    Event inner = forger.event(alice, kind, List.of(), json(rumor));
    assertRefused(
        forger.wrap(inner), "what is in the wrap is no seal but an event of kind " + kind);
  }

  @Test
  void aRumorOfAnotherIdIsRefused() {
    EventId other = rumor(alice.publicKey(), Kind.VERDICT).id();
    Rumor wrong =
        new Rumor(
            other, rumor.pubkey(), rumor.createdAt(), rumor.kind(), rumor.tags(), rumor.content());
    assertRefused(forger.wrap(forger.seal(alice, wrong)), "the id of the rumor is not its hash");
  }

  @Test
  void aSignedEventInASealIsRefused() {
    Event signed = signer.sign(draft(Kind.MESSAGE), alice);
    assertRefused(
        forger.wrap(forger.seal(alice, new EventCodec().of(signed))),
        "there is no rumor in the seal: an event in a seal must have no signature");
  }

  @Test
  void aRumorWithoutAnIdIsRefused() {
    String json = json(rumor).replace("\"id\":\"" + rumor.id() + "\",", "");
    assertRefused(
        forger.wrap(forger.seal(alice, json)),
        "there is no rumor in the seal: event lacks the field id");
  }

  @ParameterizedTest
  @ValueSource(ints = {Kind.SEAL, Kind.GIFT_WRAP, Kind.EPHEMERAL_GIFT_WRAP})
  void aWrapInAWrapIsRefused(int kind) {
    assertRefused(
        forger.wrap(forger.seal(alice, rumor(alice.publicKey(), kind))),
        "there is another wrap or seal in the seal");
  }

  @Test
  void anUnsealedRumorIsRefused() {
    assertRefused(
        forger.wrap(json(rumor)), "there is no seal in the wrap: event lacks the field sig");
  }

  @Test
  void whatIsNoJsonIsRefused() {
    assertThat(refusal(forger.wrap("hello"))).startsWith("there is no seal in the wrap: broken");
    assertThat(refusal(forger.wrap(forger.seal(alice, "hello"))))
        .startsWith("there is no rumor in the seal: broken");
  }

  @Test
  void aWrapForSomebodyElseIsRefused() {
    Event wrap = forger.wrap(forger.seal(alice, rumor));
    assertThat(unwrapping().unwrap(wrap, mallory))
        .isEqualTo(new Refused("it is for somebody else"));
  }

  @Test
  void aWrapThatNamesTheWrongRecipientIsRefused() {
    Event wrap = new Forger(signer, mallory.publicKey()).wrap(forger.seal(alice, rumor));
    Event readdressed =
        signer.sign(
            new EventDraft(
                wrap.createdAt(),
                Kind.GIFT_WRAP,
                List.of(Tag.of("p", bob.publicKey().hex())),
                wrap.content()),
            mallory);
    assertRefused(
        readdressed,
        "the wrap cannot be opened: the payload was changed or is for another pair of keys");
  }

  @Test
  void aKeyOffTheCurveIsRefused() {
    Event wrap = forger.wrap(forger.seal(alice, rumor));
    PublicKey nobody = PublicKey.ofHex("f".repeat(64));
    Event offTheCurve =
        new Event(
            wrap.id(),
            nobody,
            wrap.createdAt(),
            wrap.kind(),
            wrap.tags(),
            wrap.content(),
            wrap.sig());
    assertRefused(offTheCurve, "the wrap cannot be opened: it is by a key that nobody can have");
  }

  @Test
  void anotherKindIsNoWrap() {
    Event wrap = forger.wrap(forger.seal(alice, rumor));
    Event message =
        signer.sign(
            new EventDraft(wrap.createdAt(), Kind.MESSAGE, wrap.tags(), wrap.content()), alice);
    assertRefused(message, "it is no gift wrap");
  }

  private void assertRefused(Event wrap, String why) {
    assertThat(unwrap(wrap)).isEqualTo(new Refused(why));
  }

  private String refusal(Event wrap) {
    return ((Refused) unwrap(wrap)).why();
  }

  private Unwrapped unwrap(Event wrap) {
    return unwrapping().unwrap(wrap, bob);
  }

  private Unwrapping unwrapping() {
    return new Unwrapping(signer.signatures(), new EventCodec());
  }

  private Rumor rumor(PublicKey author, int kind) {
    return Rumor.of(draft(kind), author);
  }

  private EventDraft draft(int kind) {
    return new EventDraft(
        1_790_000_000, kind, List.of(Tag.of("p", bob.publicKey().hex())), "for you alone");
  }

  private static String json(Rumor rumor) {
    return new EventCodec().of(rumor);
  }
}
