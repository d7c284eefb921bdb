package dev.kith.wake.http;

import dev.kith.model.message.ClientMessage.SessionCommand;
import dev.kith.model.wire.SessionFrames;
import dev.kith.servicekit.problem.Problem;
import dev.kith.servicekit.problem.ProblemException;
import dev.kith.servicekit.problem.ProblemType;
import dev.kith.wake.policy.QuietHours;
import dev.kith.wake.push.Endpoint;
import dev.kith.wake.push.Endpoint.Apns.Environment;
import dev.kith.wake.push.Secret;
import dev.kith.wake.registration.DeviceWish;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a device is registered: one of the four ways to reach it, and how it is to be used.
///
/// @param session which it drains when it is woken
/// @param rank the lowest is tried first; 0 if it is not said
/// @param loud whether it may be woken at once, visibly where the platform demands that; no if it
///   is not said
record DeviceBody(
    @NotNull @Size(min = 1, max = SessionFrames.MAX_NAME) String session,
    @Nullable @Min(0) @Max(1_000) Integer rank,
    @Nullable Boolean loud,
    @Nullable @Valid Quiet quietHours,
    @Nullable @Valid Apns apns,
    @Nullable @Valid Fcm fcm,
    @Nullable @Valid WebPush webPush,
    @Nullable @Valid Webhook webhook) {

  /// @param zone as IANA names it
  record Quiet(@NotNull String zone, @NotNull LocalTime from, @NotNull LocalTime to) {

    static Quiet of(QuietHours hours) {
      return new Quiet(hours.zone().getId(), hours.from(), hours.to());
    }

    QuietHours hours() {
      try {
        return new QuietHours(ZoneId.of(zone), from, to);
      } catch (DateTimeException unknown) {
        throw fault("quiet_hours.zone must be a time zone such as Europe/Paris.");
      } catch (IllegalArgumentException empty) {
        throw fault("quiet_hours must end at another time than they begin.");
      }
    }
  }

  /// @param environment `production` or `sandbox`
  record Apns(
      @NotNull String token,
      @NotNull String topic,
      @NotNull @Pattern(regexp = "production|sandbox") String environment) {

    private Endpoint endpoint() {
      return new Endpoint.Apns(
          new Secret(token),
          topic,
          environment.equals("sandbox") ? Environment.SANDBOX : Environment.PRODUCTION);
    }
  }

  record Fcm(@NotNull String token) {

    private Endpoint endpoint() {
      return new Endpoint.Fcm(new Secret(token));
    }
  }

  record WebPush(@NotNull URI url, @NotNull String p256dh, @NotNull String auth) {

    private Endpoint endpoint() {
      return new Endpoint.WebPush(url, p256dh, new Secret(auth));
    }
  }

  record Webhook(@NotNull URI url, @NotNull @Size(min = 1, max = 2) List<String> secrets) {

    private Endpoint endpoint() {
      return new Endpoint.Webhook(url, secrets.stream().map(Secret::new).toList());
    }
  }

  DeviceWish wish(String name) {
    if (SessionCommand.isShared(session)) {
      throw fault("session must be one of the agent's own; a shared one has no agent to wake.");
    }
    return new DeviceWish(
        name,
        rank == null ? 0 : rank,
        session,
        endpoint(),
        loud != null && loud,
        quietHours == null ? null : quietHours.hours());
  }

  private Endpoint endpoint() {
    List<Endpoint> named = new ArrayList<>();
    if (apns != null) {
      named.add(apns.endpoint());
    }
    if (fcm != null) {
      named.add(fcm.endpoint());
    }
    if (webPush != null) {
      named.add(webPush.endpoint());
    }
    if (webhook != null) {
      named.add(webhook.endpoint());
    }
    if (named.size() != 1) {
      throw fault("A device has one of apns, fcm, web_push and webhook.");
    }
    return named.getFirst();
  }

  private static ProblemException fault(String sentence) {
    return Problem.of(ProblemType.INVALID_REQUEST, sentence).exception();
  }
}
