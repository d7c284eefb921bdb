-- Which devices take pushes and never drain is part of an agent's state.
update wake.agent set state = jsonb_set(state, '{silences}', '[]') where state is not null;
