package dev.kith.model.nip19;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.kith.model.crypto.SecretKey;
import dev.kith.model.event.Address;
import dev.kith.model.event.Bytes32;
import dev.kith.model.event.EventId;
import dev.kith.model.event.PublicKey;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EntityTest {

  private static final PublicKey KEY =
      PublicKey.ofHex("7e7e9c42a91bfef19fa929e5fda1b72e0ebc1a4c1141673e2794234d86addf4e");
  private static final EventId ID =
      EventId.ofHex("0fdb90f8e234d6ca9c6d3b2e1d5e2ba3a9a3f0cbf63d4b3a0c0d0a1b2c3d4e5f");
  private static final String RELAY = "wss://relay.example.com";

  /// An entity and a text that stands for it.
  record Example(Entity entity, String text) {}

  /// The examples of NIP-19.
  static Stream<Example> official() {
    return Stream.of(
        new Example(
            new Npub(KEY), "npub10elfcs4fr0l0r8af98jlmgdh9c8tcxjvz9qkw038js35mp4dma8qzvjptg"),
        new Example(
            new Npub(
                PublicKey.ofHex(
                    "3bf0c63fcb93463407af97a5e5ee64fa883d107ef9e558472c4eb9aaaefa459d")),
            "npub180cvv07tjdrrgpa0j7j7tmnyl2yr6yr7l8j4s3evf6u64th6gkwsyjh6w6"),
        new Example(
            new Nsec(
                new SecretKey(
                    Bytes32.ofHex(
                        "67dea2ed018072d675f5415ecfaed7d2597555e202d85b3d65ea4e58d2d92ffa"))),
            "nsec1vl029mgpspedva04g90vltkh6fvh240zqtv9k0t9af8935ke9laqsnlfe5"),
        new Example(
            new Nprofile(
                PublicKey.ofHex("3bf0c63fcb93463407af97a5e5ee64fa883d107ef9e558472c4eb9aaaefa459d"),
                List.of("wss://r.x.com", "wss://djbas.sadkb.com")),
            "nprofile1qqsrhuxx8l9ex335q7he0f09aej04zpazpl0ne2cgukyawd24mayt8gpp4mhxue69uhhytnc9e3k7"
                + "mgpz4mhxue69uhkg6nzv9ejuumpv34kytnrdaksjlyr9p"));
  }

  /// What nostr-tools 2.25.2 makes of the same values. It writes the fields in another order, so
  /// these are only read.
  static Stream<Example> foreign() {
    return Stream.of(
        new Example(
            new Note(ID), "note1pldep78zxntv48rd8vhp6h3t5w568uxt7c75kwsvp59pktpafe0sun0596"),
        new Example(
            new Nevent(ID, List.of(), null, null),
            "nevent1qqsqlkuslr3rf4k2n3knktsatc4682dr7r9lv02t8gxq6zsm9s75uhcgjkhpr"),
        new Example(
            new Nevent(ID, List.of(RELAY, "ws://localhost:7447"), KEY, 4_040),
            "nevent1qvzqqqq0eqpzqln7n3p2jxl77x06j209lksmwtswhsdycy2pvulz09prfkr2mh6wqythwumn8ghj7un"
                + "9d3shjtn90psk6urvv5hxxmmdqyfhwue69uhkcmmrv9kxsmmnwsarwdp5xuqzqr7mjruwydxke2wx6we"
                + "wr40zhgaf50cvha3afvaqcrg2rvkr6njlg82j6m"),
        new Example(
            new Naddr(new Address(30_023, KEY, "café ☕"), List.of(RELAY)),
            "naddr1qvzqqqr4gupzqln7n3p2jxl77x06j209lksmwtswhsdycy2pvulz09prfkr2mh6wqythwumn8ghj7un9"
                + "d3shjtn90psk6urvv5hxxmmdqqykxctxcw5jpc5cj59tkkly"),
        new Example(
            new Naddr(new Address(11_040, KEY, ""), List.of()),
            "naddr1qvzqqqptyqpzqln7n3p2jxl77x06j209lksmwtswhsdycy2pvulz09prfkr2mh6wqqqqje3g3n"));
  }

  @ParameterizedTest
  @MethodSource({"official", "foreign"})
  void examplesAreRead(Example example) {
    assertThat(Entity.parse(example.text())).isEqualTo(example.entity());
    assertThat(Entity.parse(example.text().toUpperCase(Locale.ROOT))).isEqualTo(example.entity());
  }

  @ParameterizedTest
  @MethodSource("official")
  void examplesAreWritten(Example example) {
    assertThat(example.entity().text()).isEqualTo(example.text());
  }

  @Test
  void aSecretKeyIsNeverPrinted() {
    Nsec nsec = new Nsec(new SecretKey(ID.value()));

    assertThat(nsec.toString()).isEqualTo("Nsec[key=SecretKey[hidden]]");
  }

  @Test
  void otherPrefixesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Entity.parse(new Bech32("nrelay", new byte[2]).text()))
        .withMessage(
            "expected text that starts with npub1, nsec1, note1, nprofile1, nevent1 or naddr1");
  }
}
