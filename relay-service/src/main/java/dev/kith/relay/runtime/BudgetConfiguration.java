package dev.kith.relay.runtime;

import dev.kith.relay.budget.Ledger;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts together what keeps the budgets of addresses and keys.
@Configuration(proxyBeanMethods = false)
class BudgetConfiguration {

  @Bean
  SharedLedger sharedLedger(RelayProperties properties, MeterRegistry meters) {
    Budgets budgets = properties.budgets();
    return new SharedLedger(
        new Ledger(budgets.address().allowance(), budgets.key().allowance(), budgets.remembered()),
        Set.copyOf(properties.services()),
        meters);
  }
}
