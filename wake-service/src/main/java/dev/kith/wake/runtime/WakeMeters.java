package dev.kith.wake.runtime;

import dev.kith.wake.lease.WakeEffect;
import dev.kith.wake.mesh.RelayNews;
import dev.kith.wake.store.AgentStore.Step;
import dev.kith.wake.store.EffectText;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/// What can be seen of wakes from outside.
final class WakeMeters {

  private final MeterRegistry meters;

  WakeMeters(MeterRegistry meters) {
    this.meters = meters;
  }

  void heard(RelayNews news) {
    meters.counter("kith.wake.news", "about", news.about()).increment();
  }

  void happened(Step step) {
    step.effects().forEach(this::happened);
  }

  private void happened(WakeEffect effect) {
    String what = EffectText.what(effect);
    if (what != null) {
      meters.counter("kith.wake.effects", "what", what).increment();
    }
    switch (effect) {
      case WakeEffect.Reached reached -> count("kith.wake.reached", "stage", reached.stage());
      case WakeEffect.Deferred deferred -> count("kith.wake.deferred", "cause", deferred.cause());
      case WakeEffect.Parked parked -> count("kith.wake.parked", "reason", parked.reason());
      case WakeEffect.Send _,
          WakeEffect.Schedule _,
          WakeEffect.Unanswered _,
          WakeEffect.Demoted _,
          WakeEffect.Restored _,
          WakeEffect.NotWoken _,
          WakeEffect.Expired _,
          WakeEffect.ForgetToken _,
          WakeEffect.Suspected _,
          WakeEffect.Misconfigured _ -> {}
    }
  }

  private void count(String meter, String tag, Enum<?> value) {
    meters.counter(meter, tag, value.name().toLowerCase(Locale.ROOT)).increment();
  }
}
