"""What happened in the office: a year of deals, told in the order in which they came in."""

from collections.abc import Iterator
from typing import Any, Final

import orjson

from domain.demo import office as places
from domain.demo import words
from domain.demo.fields import Fields
from domain.demo.office import Office, Track
from domain.demo.telling import Teller, Told
from domain.demo.workdays import DAY, END
from domain.values import fold

HOUR: Final = 3600
MINUTE: Final = 60
LEFT: Final = 185 * DAY + 8 * HOUR  # igor's last afternoon, fifteen weeks ago
EVENING: Final = END - HOUR  # nothing is begun in the last hour of the past
MEMORY: Final = 2000  # clients who may come back

# Chances that nothing else in the story depends on, in one place to tune them.
ARRIVALS: Final = (  # of a hundred deals; the last of each is where it ends
    (45, places.QUALIFICATION),
    (71, places.FIRST_SALES),
    (90, places.ACTIVE_BASE),
    (100, places.FULFILMENT),
)
REVIVED = 0.25  # of first sales lost


class Client:
    """Whom deals are made with: a company with its people, or one person."""

    __slots__ = ("company", "contacts", "name", "owner", "since")

    def __init__(self, name: str, company: Told | None, contacts: list[Told], owner: int) -> None:
        self.name, self.company, self.contacts, self.owner = name, company, contacts, owner
        self.since = 0  # when the first deal was won

    @property
    def key(self) -> int:
        """By this one's parity igor's heirs share his work."""
        return self.contacts[0].id


class Life:
    """A deal as far as it is told: where it stands, since when, and whose it is; its way, and the furthest stages."""

    __slots__ = ("client", "deal", "entered", "index", "owner", "passages", "reached", "track")

    def __init__(self, deal: Told, client: Client, track: Track, owner: int, work: int) -> None:
        self.deal, self.client, self.track, self.owner = deal, client, track, owner
        self.index, self.entered = 0, work
        self.passages: list[tuple[Any, ...]] = []
        self.reached = {track.pipeline_id: track.stages[0]}  # by pipeline


class Story(Teller):
    """The plot. Times are working seconds (`workdays`); `owner` is who a thing was given to, igor after he left too."""

    def __init__(self, office: Office, fields: Fields, deals: int) -> None:
        super().__init__(office)
        self.deals, self._fields = deals, fields
        self._clients: list[Client] = []
        users = {login: user.id for login, user in office.users.items()}
        self._anna, self._nora, self._vera, self._oleg = (users[name] for name in ("anna", "nora", "vera", "oleg"))
        self._igor, self._heirs = users["igor"], (users["sam"], users["tom"])

    def tell(self) -> Iterator[int]:
        """Tell one deal after the other; how many are told. Events come a day after, when all of it is known."""
        for number in range(1, self.deals + 1):
            work = self._arrival(number)
            self.events_until(work)
            self._deal(number, work)
            if self.chance() < 0.07:
                self._acquaintance(work + 10 * MINUTE)
            if self.chance() < 0.04:
                self._house_task(work + 10 * MINUTE)
            yield number
        self._next_morning()
        self.events_until(END)

    def _arrival(self, number: int) -> int:
        """When the deal with this number comes in: later ones follow more closely, since business grows."""
        return int((EVENING - HOUR) * ((number - self.chance()) / self.deals) ** 0.7)

    # --- people

    def _seller(self, work: int) -> int:
        """One of those who sell at this time."""
        managers = self.office.managers  # igor is the last
        return managers[int(self.chance() * (len(managers) - (work >= LEFT)))][0]

    def _who(self, owner: int, work: int, key: int) -> int:
        """Who looks after an owner's things at this time."""
        return self._heirs[key % 2] if owner == self._igor and work >= LEFT else owner

    def _of(self, user: int) -> dict[str, int]:
        return {"responsible_id": user, "group_id": self.office.groups[user]}

    # --- clients

    def _client(self, work: int, author: int, owner: int) -> Client:
        """Somebody new, with a company in most cases (L5, L6)."""
        company, name, domain = None, "", "example.com"
        if self.chance() < 0.66:
            company, domain = self._company(work, author, owner)
            name = company.values["name"]
        people = 1 if company is None else 1 + (self.chance() < 0.45) + (self.chance() < 0.2)
        contacts = [self._contact(work, author, owner, domain, company) for _ in range(people)]
        client = Client(name or contacts[0].values["name"], company, contacts, owner)
        for told in ([company] if company else []) + contacts:
            self._later_of_client(told, owner, client.key)
            self.finish(told)
        return client

    def _company(self, work: int, author: int, owner: int) -> tuple[Told, str]:
        (begin, latin), (end, latin_end) = self.pick(words.BEGINNINGS), self.pick(words.ENDS)
        form, chance = self.pick(words.FORMS), self.chance
        name = f"{form} «{begin}{end}»"
        address = self._address() if chance() < 0.6 else None
        company = self.create(
            "company",
            work,
            author,
            self._of(owner)
            | {
                "name": name,
                "name_folded": fold(name),
                "client_type_id": self.pick(self.office.client_types) if chance() < 0.7 else None,
                "website": f"https://{latin}-{latin_end}.example" if chance() < 0.5 else None,
                "legal_address": address,
                "actual_address": address,
                **(requisites := self._requisites(name) if chance() < 0.35 else {"requisites": {}}),
                "annual_turnover_minor": int(5 + 400 * chance() ** 3) * 100_000_000 if chance() < 0.3 else None,
                "employees": int(3 + 900 * chance() ** 4) if chance() < 0.4 else None,
                "custom": self._fields.of_company(name, requisites),
            },
            tags=self._tags(1.12),
        )
        self.reach(company, "phone", f"+7001{company.id:07}")
        domain = f"{latin}-{latin_end}.example"
        if chance() < 0.6:
            self.reach(company, "email", f"info@{domain}", f"info@{domain}")
        return company, domain

    def _contact(self, work: int, author: int, owner: int, domain: str, company: Told | None) -> Told:
        chance, first, last = self.chance, self.pick(words.FIRST_NAMES), self.pick(words.LAST_NAMES)
        surname = last.of(first)
        contact = self.create(
            "contact",
            work,
            author,
            self._of(owner)
            | {
                "name": f"{first.text} {surname}",
                "name_folded": f"{words.FOLDED[first.text]} {words.FOLDED[surname]}",
                "first_name": first.text,
                "last_name": surname,
                "first_name_folded": words.FOLDED[first.text],
                "last_name_folded": words.FOLDED[surname],
                "client_type_id": self.pick(self.office.client_types) if chance() < 0.5 else None,
                "address": self._address() if company is None and chance() < 0.5 else None,
                "mailing_consent": chance() < 0.4,
                "custom": self._fields.of_contact(self.aside),
            },
            tags=self._tags(1.08),
        )
        id = contact.id
        self.reach(contact, "phone", f"+7000{id:07}")
        if chance() < 0.75:
            address = f"{first.latin}.{last.latin}{'a' * first.is_female}.{id}@{domain}"
            self.reach(contact, "email", address, address)
        if chance() < 0.25:
            kind = "TELEGRAM" if chance() < 0.6 else "WHATSAPP"
            self.add("contact_messenger", id, kind, f"{first.latin}_{id}" if kind == "TELEGRAM" else f"+7000{id:07}")
        if company is not None:
            self.add("contact_company", id, company.id, True, self.pick(words.POSTS))
            if chance() < 0.05 and company.id > 1:  # works for another one too (L4)
                self.add("contact_company", id, 1 + int(chance() * (company.id - 1)), False, None)
        return contact

    def _address(self) -> str:
        return f"{self.pick(words.CITIES)}, {self.pick(words.STREETS)}, {1 + int(self.chance() * 90)}"

    def _tags(self, most: float) -> list[str]:
        """Fewer tags than this, each once."""
        return list(dict.fromkeys(self.pick(places.TAGS) for _ in range(int(self.chance() * most))))

    def _requisites(self, name: str) -> dict[str, Any]:
        """Of region 00, which does not exist, with true check digits."""
        inn = f"00{int(self.chance() * 10**7):07}"
        inn += str(
            sum(int(digit) * weight for digit, weight in zip(inn, (2, 4, 10, 3, 5, 9, 4, 6, 8), strict=True)) % 11 % 10
        )
        ogrn = f"10000{int(self.chance() * 10**7):07}"
        requisites = {"legal_name": name, "kpp": f"{inn[:4]}01001", "ogrn": ogrn + str(int(ogrn) % 11 % 10)}
        return {"inn": inn, "requisites": requisites}

    def _later_of_client(self, told: Told, owner: int, key: int) -> None:
        """A correction now and then, and igor's clients go to his heirs."""
        left = owner == self._igor and told.born < LEFT
        at = told.born + HOUR + int(self.chance() * 40 * DAY)
        corrected = self.chance() < 0.1 and at < EVENING
        if left and at >= LEFT:
            self.reassign(LEFT, self._nora, told, self._who(owner, LEFT, key))
        if corrected:
            field, value = (
                ("client_type_id", self.office.client_types[1 + told.id % 2])
                if self.chance() < 0.6
                else ("address" if told.noun == "contact" else "actual_address", self._address())
            )
            if told.values[field] != value:
                self.change("changed", at, self._who(owner, at, key), told, {field: value})
        if left and at < LEFT:
            self.reassign(LEFT, self._nora, told, self._who(owner, LEFT, key))

    def _known_client(self, work: int) -> Client | None:
        """One who has bought before this time."""
        for _ in range(4):
            if self._clients and (client := self.pick(self._clients)).since < work:
                return client
        return None

    def _remember(self, client: Client, work: int) -> None:
        if not client.since:
            client.since = work
            if len(self._clients) < MEMORY:
                self._clients.append(client)
            else:
                self._clients[int(self.chance() * MEMORY)] = client

    def _acquaintance(self, work: int) -> None:
        """Clients without a deal, whom support has spoken to; some are to be called again (T2)."""
        client = self._client(work, self._vera, self._vera)
        told = client.company if client.company and self.chance() < 0.4 else client.contacts[0]
        if self.chance() < 0.3:
            note = {f"{told.noun}_id": told.id, "text": self.pick(words.NOTES)}
            self.finish(self.create("note", work + MINUTE, self._vera, note, card=(told.noun, told.id)))
        if self.chance() < 0.6:
            due = work + int((0.5 + self.chance()) * 120 * DAY)
            task = self._task(work + 2 * MINUTE, self._vera, self._vera, words.CALL_BACK, due, told)
            if due < EVENING and self.chance() < 0.85:
                self._complete(task, due - int(self.chance() * 4 * HOUR), self._vera, words.CALL_BACK)
            self.finish(task)

    # --- deals

    def _deal(self, number: int, work: int) -> None:
        """The whole life of the deal with this id, which comes in now."""
        life = self._come_in(number, work)
        while True:
            course = life.track.course
            stays = self.chance() < course.stalls
            leaves = life.entered + int(course.days * DAY * (0.25 + 2.25 * self.chance() ** 2))
            leaves = END if stays or leaves >= EVENING else leaves
            self._work(life, leaves)
            if leaves == END:
                self._owner(life, END - 1)
                self._plan(life)
                break
            if not self._step(life, leaves):
                break
        self._end(life)

    def _end(self, life: Life) -> None:
        """The life of this deal is told: its row, its way, and the pipelines that it has left."""
        deal = life.deal
        here, responsible, first = (deal.values[name] for name in ("pipeline_id", "responsible_id", "first_stage_id"))
        deal.values["furthest_stage_id"] = life.reached[here]
        self.finish(deal)
        for passage in life.passages:
            self.add("passage", *passage, responsible)
        for pipeline, furthest in life.reached.items():
            if pipeline != here:
                born = self.days.text(deal.born)
                self.add("departure", deal.id, pipeline, born, responsible, first, furthest)

    def _come_in(self, number: int, work: int) -> Life:
        chance = self.chance
        of_hundred = chance() * 100
        course = next(course for until, course in ARRIVALS if of_hundred < until)
        track = self.office.tracks[course]
        old = course in (places.ACTIVE_BASE, places.FULFILMENT) or chance() < 0.08
        by_form = course is places.QUALIFICATION and chance() < 0.45
        client = self._known_client(work) if old else None
        if client is None:
            owner = self._seller(work)
            client = self._client(work, self._anna if by_form else owner, owner)
        owner = client.owner
        responsible = self._who(owner, work, client.key)
        author = self._anna if by_form else responsible
        known = chance()
        name = self._deal_name(course, client) if chance() < 0.96 else f"Сделка #{number}"
        contacts = [each.id for place, each in enumerate(client.contacts) if place == 0 or chance() < 0.6]
        deal = self.create(
            "deal",
            work,
            author,
            self._of(responsible)
            | {
                "name": name,
                "name_folded": fold(name),
                "pipeline_id": track.pipeline_id,
                "stage_id": track.stages[0],
                "stage_entered_at": self.days.text(work),
                "first_stage_id": track.stages[0],
                "budget_minor": self._budget(course) if course is not places.QUALIFICATION or known < 0.4 else None,
                "goal": self.pick(words.GOALS) if known < 0.45 else None,
                "company_id": client.company.id if client.company else None,
                "source_id": self.office.sources[0] if by_form else self._source(),
                "created_via": "API" if by_form else "MANUAL",
                "available_to_everyone": False,
                "custom": self._fields.of_deal(self.aside),
            },
            tags=self._tags(2.4),
            also={"contact_ids": contacts},
        )
        for contact in contacts:
            self.add("deal_contact", deal.id, contact)
        if by_form or chance() < 0.2:
            self._note(deal, work + MINUTE, author, words.FORM_NOTE if by_form else self.pick(words.NOTES))
        return Life(deal, client, track, owner, work)

    def _deal_name(self, course: places.Course, client: Client) -> str:
        jobs: tuple[str, ...]
        if course is places.ACTIVE_BASE:
            jobs = words.REPEAT_JOBS
        elif course is places.FULFILMENT:
            jobs = words.FULFILMENT_JOBS
        else:
            jobs = words.OFFICE_JOBS if client.company else words.HOME_JOBS
        return f"{self.pick(jobs)}, {client.name}"

    def _source(self) -> int | None:
        chance = self.chance()
        return self.office.sources[int(chance * 10)] if chance * 10 < len(self.office.sources) else None

    def _budget(self, course: places.Course) -> int:
        """In kopecks, whole thousands of roubles: many small ones, few large ones."""
        return max(5, int(course.budget * (0.15 + 2.5 * self.chance() ** 3))) * 100_000

    def _owner(self, life: Life, work: int) -> int:
        """Who is responsible for the deal by now; its going to igor's heirs happens on the way."""
        who = self._who(life.owner, work, life.client.key)
        if who != life.deal.values["responsible_id"]:
            self.reassign(max(LEFT, life.deal.changed), self._nora, life.deal, who)
        return who

    def _work(self, life: Life, leaves: int) -> None:
        """What is done while the deal stands on its stage."""
        chance, deal = self.chance, life.deal
        until = min(leaves - 5 * MINUTE, EVENING)
        span = until - life.entered
        if span < HOUR:
            return
        if chance() < (0.4 if deal.values["budget_minor"] is None else 0.09):
            at = life.entered + int(span * chance())
            budget = {"budget_minor": self._budget(life.track.course)}
            if budget["budget_minor"] != deal.values["budget_minor"]:
                self.change("changed", at, self._owner(life, at), deal, budget)
        if chance() < 0.42:
            begun = life.entered + int(10 * MINUTE + chance() * min(span * 0.2, 3 * HOUR))
            self._errand(life, begun, until)
        if chance() < 0.16:
            at = life.entered + int(span * chance())
            self._note(deal, at, self._who(life.owner, at, life.client.key), self.pick(words.NOTES))

    def _step(self, life: Life, work: int) -> bool:
        """The deal leaves its stage; whether there is more to tell."""
        track, stages, chance = life.track, life.track.stages, self.chance
        course = track.course
        actor = self._owner(life, work)
        if chance() < course.lost:
            self._lose(life, work, actor)
            return course is places.FIRST_SALES and chance() < REVIVED and self._revive(life, work)
        if life.index > 0 and chance() < 0.02:  # D24
            self._move(life, work, actor, track, stages[life.index - 1], is_backward=True)
            life.index -= 1
            return True
        target = life.index + 1
        if chance() < course.skips:
            target += 1 + (chance() < 0.25)
        if target < len(stages):
            skipped = list(stages[life.index + 1 : target])
            self._move(life, work, actor, track, stages[target], skipped)
            life.index = target
            return True
        if course in (places.QUALIFICATION, places.REVIVAL):
            self._pass_on(life, work, actor)
            return True
        skipped = list(stages[life.index + 1 :])
        self._move(life, work, actor, track, track.won, skipped, closed_at=self.days.text(work))
        self._remember(life.client, work)
        return False

    def _lose(self, life: Life, work: int, actor: int) -> None:
        reasons = self.office.refusal_reasons
        reason = int(self.chance() * len(reasons))
        if life.track.course is places.QUALIFICATION and self.chance() < 0.5:
            reason = 4  # not a client of ours at all
        self._move(
            life,
            work,
            actor,
            life.track,
            life.track.lost,
            closed_at=self.days.text(work),
            refusal_reason_id=reasons[reason],
            refusal_details=self.pick(words.REFUSALS) if self.chance() < 0.7 else None,
        )

    def _revive(self, life: Life, work: int) -> bool:
        """A lost client is spoken to again after a while (W6); the head takes the deal out of the drawer."""
        again = work + int((8 + 32 * self.chance()) * DAY)
        if again >= EVENING:
            return False
        track = self.office.tracks[places.REVIVAL]
        nothing: dict[str, Any] = {"closed_at": None, "refusal_reason_id": None, "refusal_details": None}
        self._move(life, again, self._nora, track, track.stages[0], **nothing)
        self._owner(life, again)
        life.track, life.index = track, 0
        return True

    def _pass_on(self, life: Life, work: int, actor: int) -> None:
        """To first sales, half of the time into another pair of hands (W3)."""
        track = self.office.tracks[places.FIRST_SALES]
        self._move(life, work, actor, track, track.stages[0])
        life.track, life.index = track, 0
        if self.chance() < 0.5:
            life.owner = self._seller(work)
            self.reassign(work, self._nora, life.deal, life.owner)

    def _move(
        self,
        life: Life,
        work: int,
        actor: int,
        track: Track,
        stage: int,
        skipped: list[int] | None = None,
        *,
        is_backward: bool = False,
        **more: Any,
    ) -> None:
        deal, text = life.deal, self.days.text
        old = deal.values
        life.passages.append(
            (
                deal.id,
                old["pipeline_id"],
                old["stage_id"],
                stage,
                track.pipeline_id,
                orjson.dumps(skipped or []).decode(),
                text(life.entered),
                text(work),
                self.days.epoch(work) - self.days.epoch(life.entered),
                actor,
                is_backward,
            )
        )
        if stage != track.lost:
            steps = (*track.stages, track.won)
            life.reached[track.pipeline_id] = max(life.reached.get(track.pipeline_id, stage), stage, key=steps.index)
        where = {"pipeline_id": track.pipeline_id, "stage_id": stage, "stage_entered_at": text(work)}
        told = ({"skipped": skipped} if skipped else {}) | ({"backward": True} if is_backward else {})
        self.change("moved", work, actor, deal, where | more, told)
        life.entered = work

    # --- tasks and notes

    def _note(self, deal: Told, work: int, author: int, text: str) -> None:
        self.finish(self.create("note", work, author, {"deal_id": deal.id, "text": text}, card=("deal", deal.id)))

    def _task(self, work: int, author: int, user: int, errand: words.Errand, due: int, on: Told | None) -> Told:
        values = self._of(user) | {
            "task_type_id": self.office.task_types[errand.type],
            "text": errand.text,
            "comment": errand.comment if self.chance() < 0.3 else None,
            "due_at": self.days.text(due - due % (15 * MINUTE)),
            "is_done": False,
        }
        if on is not None:
            values[f"{on.noun}_id"] = on.id
        return self.create("task", work, author, values, card=(on.noun, on.id) if on else (None, None))

    def _complete(self, task: Told, work: int, user: int, errand: words.Errand) -> None:
        done = {
            "is_done": True,
            "result": self.pick(errand.results) if self.chance() < 0.9 else None,
            "completed_at": self.days.text(work),
            "completed_by_id": user,
        }
        self.change("completed", work, user, task, done)

    def _next_errand(self, life: Life, work: int) -> tuple[int, int, words.Errand]:
        """What a deal needs where it stands: who sets the task, for whom, and what it is."""
        course = life.track.course
        if course.stages[life.index] == "Счёт выставлен" and self.chance() < 0.7:  # a colleague's work (T16)
            return self._nora, self._oleg, words.INVOICE
        user = self._who(life.owner, work, life.client.key)
        if course in (places.QUALIFICATION, places.REVIVAL):
            errands: tuple[words.Errand, ...] = words.FIRST_ERRANDS
        elif course is places.FIRST_SALES and life.index < 4:
            errands = words.OFFER_ERRANDS
        else:
            errands = words.LAST_ERRANDS
        return user, user, self.pick(errands)

    def _errand(self, life: Life, begun: int, until: int) -> None:
        """A task that is done before the deal leaves its stage."""
        chance, key = self.chance, life.client.key
        if until - begun < 20 * MINUTE:
            return
        done = begun + 10 * MINUTE + int((until - begun - 10 * MINUTE) * (0.2 + 0.75 * chance()))
        due = max(begun + HOUR, done + int((chance() - 0.3) * 2 * DAY))
        author, user, errand = self._next_errand(life, begun)
        task = self._task(begun, author, user, errand, due, life.deal)
        if user == self._igor and begun < LEFT <= done:
            user = self._who(user, LEFT, key)
            self.reassign(LEFT, self._nora, task, user)
        elif chance() < 0.15:
            later = self.days.text((due + DAY) // HOUR * HOUR)
            self.change("changed", (begun + done) // 2, author, task, {"due_at": later})
        self._complete(task, done, user, errand)
        self.finish(task)

    def _plan(self, life: Life) -> None:
        """What is still to be done about an open deal: nothing, overdue, today, tomorrow, later (T5, D19, D20)."""
        chance, key = self.chance, life.client.key
        fate = chance()
        if fate < 0.2:
            return
        begun = life.entered + 5 * MINUTE + int((EVENING - life.entered) * chance() * 0.9)
        if fate < 0.45:
            due = begun + HOUR + int((END - begun - HOUR) * chance())
        elif fate < 0.63:
            due = END + HOUR + int(chance() * 7 * HOUR)
        elif fate < 0.76:
            due = END + DAY + HOUR + int(chance() * 7 * HOUR)
        else:
            due = END + 2 * DAY + int(chance() * 25 * DAY)
        author, user, errand = self._next_errand(life, begun)
        task = self._task(begun, author, user, errand, due, life.deal)
        if (now := self._who(user, END, key)) != user:
            self.reassign(max(LEFT, begun + MINUTE), self._nora, task, now)
        self.finish(task)

    def _house_task(self, work: int) -> None:
        """Work that is about no client: the accountant checks figures for the head."""
        due = work + int((0.5 + 3 * self.chance()) * DAY)
        task = self._task(work, self._nora, self._oleg, words.REPORT, due, None)
        if due < EVENING:
            self._complete(task, work + HOUR + int((due - work - HOUR) * self.chance()), self._oleg, words.REPORT)
        self.finish(task)

    def _next_morning(self) -> None:
        """Everybody finds something to do today, those who sell nothing, too."""
        for hour, (author, user, errand) in enumerate(words.OFFICE_ERRANDS, 1):
            users = self.office.users
            self.finish(
                self._task(EVENING + hour * MINUTE, users[author].id, users[user].id, errand, END + hour * HOUR, None)
            )
