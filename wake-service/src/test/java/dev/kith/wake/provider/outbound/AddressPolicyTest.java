package dev.kith.wake.provider.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.255.0.1",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.0.1",
        "192.0.2.1",
        "198.18.0.1",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "192.88.99.1",
        "::",
        "::1",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "fd12:3456::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:169.254.169.254",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "2002:7f00:1::",
        "2002:a00:1::",
        "2001::1",
        "2001:db8::1",
        "3fff::1",
        "100::1",
        "5f00::1"
      })
  void whatIsNotReachedFromEverywhereIsRefused(String address) {
    assertThat(AddressPolicy.PUBLIC.allows(InetAddress.ofLiteral(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "8.8.8.8",
        "172.15.255.255",
        "172.32.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "223.255.255.255",
        "2606:4700:4700::1111",
        "2a00:1450::1",
        "::ffff:8.8.8.8"
      })
  void whatIsReachedFromEverywhereIsAllowed(String address) {
    assertThat(AddressPolicy.PUBLIC.allows(InetAddress.ofLiteral(address))).isTrue();
  }

  @Test
  void theOperatorMayAllowThisMachineAndItsNetworkApart() {
    AddressPolicy machine = new AddressPolicy(true, false);
    AddressPolicy network = new AddressPolicy(false, true);

    assertThat(machine.allows(InetAddress.ofLiteral("127.0.0.1"))).isTrue();
    assertThat(machine.allows(InetAddress.ofLiteral("::1"))).isTrue();
    assertThat(machine.allows(InetAddress.ofLiteral("192.168.1.1"))).isFalse();
    assertThat(network.allows(InetAddress.ofLiteral("192.168.1.1"))).isTrue();
    assertThat(network.allows(InetAddress.ofLiteral("127.0.0.1"))).isFalse();
    assertThat(new AddressPolicy(true, true).allows(InetAddress.ofLiteral("169.254.169.254")))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org/",
        "ftp://example.org/",
        "file:///etc/passwd",
        "https:///path",
        "https://user@example.org/",
        "https://example.org/#part",
        "http://localhost/",
        "http://127.0.0.1/",
        "/path",
        "mailto:a@example.org"
      })
  void whatIsNoUrlToBeCalledHasAFault(String url) {
    assertThat(TargetUrl.fault(URI.create(url), AddressPolicy.PUBLIC)).isNotNull();
  }

  @Test
  void thisMachineMayBeCalledWithoutTlsWhereItIsAllowed() {
    AddressPolicy local = new AddressPolicy(true, false);

    assertThat(TargetUrl.fault(URI.create("https://example.org:8443/a?b"), local)).isNull();
    assertThat(TargetUrl.fault(URI.create("http://localhost:9000/"), local)).isNull();
    assertThat(TargetUrl.fault(URI.create("http://127.0.0.1:9000/"), local)).isNull();
    assertThat(TargetUrl.fault(URI.create("http://[::1]:9000/"), local)).isNull();
    assertThat(TargetUrl.fault(URI.create("http://example.org/"), local)).isNotNull();
  }
}
