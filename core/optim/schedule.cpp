#include "core/optim/schedule.h"

#include <cassert>

#include "core/base/catalog-list.h"
#include "core/optim/schedules/all.h"

namespace gradlab {

std::span<const ScheduleInfo> schedules() { return infos<schedule::All>; }

std::span<const Entry> scheduleEntries() { return entriesOf<infos<schedule::All>>; }

const Entry* findSchedule(std::string_view name) { return findByName(scheduleEntries(), name); }

double scheduledRate(std::string_view schedule, std::span<const double> knobs, double lr, std::int64_t t,
                     std::int64_t steps) {
  double rate = lr;
  [[maybe_unused]] const bool known =
      visitEntry<schedule::All>(schedule, [&]<class Schedule>(std::type_identity<Schedule>) {
        assert(knobs.size() == Schedule::knobs.size());
        rate = Schedule::rate(knobs, {lr, t, steps});
      });
  assert(known);
  return rate;
}

}  // namespace gradlab
