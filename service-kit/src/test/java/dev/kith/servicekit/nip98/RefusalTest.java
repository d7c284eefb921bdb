package dev.kith.servicekit.nip98;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalTest {

  private static final List<Refusal> ALL =
      List.of(
          new Refusal.HeaderMissing(),
          new Refusal.HeaderRepeated(),
          new Refusal.OtherScheme(),
          new Refusal.NotBase64(),
          new Refusal.NoEvent("event lacks the field id"),
          new Refusal.WrongKind(1),
          new Refusal.ContentPresent(),
          new Refusal.ClocksApart(Duration.ofSeconds(90)),
          new Refusal.TagNotOnce("u"),
          new Refusal.UrlDiffers("http://a", "http://b"),
          new Refusal.AddressUnknown(),
          new Refusal.MethodDiffers("GET", "PUT"),
          new Refusal.WrongId(),
          new Refusal.WrongSignature(),
          new Refusal.PayloadMissing(),
          new Refusal.PayloadDiffers(),
          new Refusal.Lapsed(),
          new Refusal.Replayed(),
          new Refusal.MemoryFull());

  @Test
  void everyRefusalHasAWordOfItsOwnAndOneSentence() {
    assertThat(ALL).hasSameSizeAs(Refusal.class.getPermittedSubclasses());
    assertThat(ALL.stream().map(Refusal::word)).doesNotHaveDuplicates().allMatch(this::isAWord);
    assertThat(ALL.stream().map(Refusal::sentence)).allMatch(text -> text.matches("[A-Z].*\\."));
  }

  @Test
  void saysOnWhichSideTheClockIs() {
    assertThat(new Refusal.ClocksApart(Duration.ofSeconds(90)).sentence()).contains("90 s ago");
    assertThat(new Refusal.ClocksApart(Duration.ofSeconds(-90)).sentence())
        .contains("90 s from now");
  }

  private boolean isAWord(String word) {
    return word.matches("[a-z0-9-]+");
  }
}
