#include "tests/support/arbitrary.hpp"

namespace verdiep::test {

std::uint64_t arbitrary_number(Random& random, std::uint64_t max) {
  if (random.one_in(16)) {
    return max;
  }
  const std::uint64_t narrow = random.next() >> random.below(64);
  return max == std::numeric_limits<std::uint64_t>::max() ? narrow : narrow % (max + 1);
}

Record record_of(EventBody body, Random& random) {
  Record record;
  record.stream = random.id<StreamId>();
  record.position = arbitrary<Position>(random);
  record.actor = random.one_in(8) ? system_actor : random.id<MemberId>();
  record.at = arbitrary<Timestamp>(random);
  record.recorded = arbitrary<Timestamp>(random);
  record.command = random.id<CommandId>();
  record.body = std::move(body);
  return record;
}

Command command_of(CommandBody body, Random& random) {
  Command command;
  command.stream = random.id<StreamId>();
  command.id = random.id<CommandId>();
  command.at = arbitrary<Timestamp>(random);
  command.body = std::move(body);
  std::visit(
      [&]<class Body>(Body& fields) {
        boost::mp11::mp_for_each<codec::personal_fields_of<Body>>([&]<class F>(F) {
          if (!codec::is_set<F>(fields)) {
            return;
          }
          codec::value_of<F>(fields).commitment = Commitment{};
          using Value = typename codec::value_of_personal<typename F::type>::type;
          command.personal.push_back(PersonalValue{
              std::string(F::name), arbitrary<Salt>(random), codec::encoded(arbitrary<Value>(random))
          });
        });
      },
      command.body
  );
  return command;
}

} // namespace verdiep::test
