package dev.kith.wake.store;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.kith.wake.lease.DeviceId;
import dev.kith.wake.lease.WakeEffect;
import dev.kith.wake.push.WakeId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// How an effect is kept and told of, and what it is called there and where it is counted.
public final class EffectText {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .addMixIn(WakeId.class, Bare.class)
          .addMixIn(DeviceId.class, Bare.class)
          .build();

  private EffectText() {}

  /// Ids are texts, without an object around them.
  private interface Bare {

    @JsonValue
    UUID value();
  }

  /// @return null if it is of no interest afterwards
  public static @Nullable String what(WakeEffect effect) {
    return switch (effect) {
      case WakeEffect.Send _ -> "sent";
      case WakeEffect.Schedule _ -> null;
      case WakeEffect.Reached _ -> "reached";
      case WakeEffect.Unanswered _ -> "unanswered";
      case WakeEffect.Demoted _ -> "demoted";
      case WakeEffect.Restored _ -> "restored";
      case WakeEffect.Deferred _ -> "deferred";
      case WakeEffect.NotWoken _ -> "not-woken";
      case WakeEffect.Parked _ -> "parked";
      case WakeEffect.Expired _ -> "expired";
      case WakeEffect.ForgetToken _ -> "token-forgotten";
      case WakeEffect.Suspected _ -> "suspected";
      case WakeEffect.Misconfigured _ -> "misconfigured";
    };
  }

  static String detail(WakeEffect effect) {
    return JSON.writeValueAsString(effect);
  }
}
