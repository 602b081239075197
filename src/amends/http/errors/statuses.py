"""Which status goes out for which error: one table. An error that stands in no row goes out as its parent does."""

from collections.abc import Iterator, Mapping

from amends.adapters.mail.addresses import AddressError
from amends.adapters.mail.bounce_folder import BounceFolderError
from amends.adapters.mail.settings import MailSettingsError
from amends.app.access import errors as access
from amends.app.administration import belongings as household
from amends.app.administration import customer_meant, pseudonym_key, roles
from amends.app.administration.asking import WhichClientError
from amends.app.administration.endpoints import EndpointError
from amends.app.administration.imports.opening import NoPolicyError
from amends.app.administration.imports.rejected import RejectedRowsError
from amends.app.administration.jobs import JobError
from amends.app.attachments.errors import NoAttachmentError
from amends.app.bills.policies import NoPolicyForBillsError
from amends.app.calls import errors as of_calls
from amends.app.cards import CardClosedError
from amends.app.cases.customers import SeveralFoundError
from amends.app.customer_page.errors import LinkClosedError, NotAnsweredError, NothingToAskError, SpeakingNowError
from amends.app.finding import NotFoundError
from amends.app.governing import NoVersionError
from amends.app.letters.delivering import AnotherIsSentError
from amends.app.letters.reading import NoSuchLetterError, NothingToSayError
from amends.app.people import NoUserError
from amends.app.permissions import NotPermittedError
from amends.app.registry import NoSuchVersionError, ShortDigestError
from amends.calendars.errors import CalendarError
from amends.callbacks.errors import AssumptionError
from amends.cases.gate.attempt import GateError
from amends.cases.gate.rules import approving, attachments, contacts, deciding, evidence, giving, people, saying, terms
from amends.cases.gate.rules.forbidding import ForbiddenError
from amends.decide.errors import FactError, WantError
from amends.directory.actor import InactiveUserError, NoRoleError, SeveralRolesError
from amends.directory.errors import InvalidRecordError
from amends.directory.search import EmptySearchError
from amends.formats.errors import InputError, UnreadableFactsError
from amends.formats.mapped.mapping_text import MappingError
from amends.formats.mapped.rejects import RejectedFileError
from amends.formats.tables import UnusableColumnsError
from amends.lang.diagnostics import PolicyError
from amends.lang.errors import AmendsError
from amends.lang.free_text import TextTooLongError
from amends.ledger import errors as of_ledger
from amends.ledger.caps import CapsExceededError
from amends.ledger.opening_rows import OpeningError
from amends.ledger.ports import EnteredBeforeError
from amends.promises.errors import FaultyTermsError, NotInOrderError, NotPossibleNowError
from amends.registry import life, rules
from amends.registry.reading import AlteredMeaningError
from amends.store import errors as of_store
from amends.store.attachments import AlteredContentError
from amends.store.backup import UnsoundCopyError
from amends.store.copying import RowsLostError, UnsoundStoreError
from amends.store.directory import NameTakenError, NotThereError
from amends.store.erasure import NoCustomerError
from amends.store.event_data import UnreadableEventError
from amends.store.jobs import LeaseLostError
from amends.store.promises import NoPromiseError

STATUSES: Mapping[int, tuple[type[AmendsError], ...]] = {
    # Nobody is known by what was shown.
    401: (access.NotRecognisedError,),
    # Not for the one who asks, whoever else may.
    403: (
        NotPermittedError,
        NoRoleError,
        InactiveUserError,
        approving.OwnProposalError,
        approving.MayNotApproveError,
        approving.AiAgentApprovesError,
        approving.BeyondEverybodyError,
        giving.BeyondAuthorityError,
        deciding.CorrectsOwnError,
        people.NotAskedError,
        people.OwnOpinionError,
        ForbiddenError,
        rules.OwnTextError,
        rules.NotPolicyOwnerError,
        access.BeyondTheirOwnError,
        access.NoPasswordForThemError,
        NotAnsweredError,
    ),
    # Not there, or not among the clients for whom the one who asks works.
    404: (
        NotFoundError,
        NoUserError,
        NoSuchVersionError,
        NoVersionError,
        NoPolicyError,
        of_store.NoCaseError,
        NoCustomerError,
        NotThereError,
        access.NoTokenError,
        LinkClosedError,
        CardClosedError,
        NoSuchLetterError,
        NoAttachmentError,
        of_calls.NoWorksheetError,
        NoPromiseError,
    ),
    # It does not go with how things stand; look again.
    409: (
        GateError,
        SeveralFoundError,
        SeveralRolesError,
        WhichClientError,
        NoPolicyForBillsError,
        customer_meant.SeveralCustomersError,
        household.SeveralHouseholdsError,
        roles.LastAdministratorError,
        NameTakenError,
        of_store.ReferenceTakenError,
        of_store.StoreExistsError,
        life.NotPossibleError,
        life.PublishedStaysError,
        rules.OtherTextReadError,
        rules.OtherCurrencyError,
        rules.FirstDayError,
        rules.SameFirstDayError,
        rules.CorrectionError,
        of_ledger.NotYetGivenError,
        of_ledger.AlreadyGivenError,
        of_ledger.UncertainEntryError,
        of_ledger.ClosedEntryError,
        CapsExceededError,
        EnteredBeforeError,
        access.StillGoingOnError,
        of_calls.ImportGoingOnError,
        of_calls.ImportTakenOverError,
        access.AnswerLostError,
        JobError,
        EndpointError,
        NothingToSayError,
        NothingToAskError,
        SpeakingNowError,
        AnotherIsSentError,
        NotPossibleNowError,
        NotInOrderError,
    ),
    # It was looked at as it is no more.
    412: (of_store.ChangedMeanwhileError,),
    # More than is taken.
    413: (attachments.AttachmentTooLargeError,),
    # What was sent makes no sense.
    422: (
        attachments.NoSuchAttachmentError,
        evidence.UnknownFactError,
        evidence.FactValueError,
        giving.UnknownRemedyError,
        giving.AmountError,
        giving.ReasonError,
        approving.CeilingError,
        contacts.UnknownMethodError,
        terms.NoTermsError,
        people.DueInThePastError,
        saying.NothingSaidError,
        TextTooLongError,
        FactError,
        WantError,
        InputError,
        UnreadableFactsError,
        UnusableColumnsError,
        PolicyError,
        InvalidRecordError,
        EmptySearchError,
        RejectedRowsError,
        OpeningError,
        ShortDigestError,
        rules.NoReasonError,
        of_ledger.ReasonMissingError,
        of_ledger.FaultyGiftError,
        access.WeakPasswordError,
        of_store.UnkeepableError,
        CalendarError,
        AddressError,
        AssumptionError,
        FaultyTermsError,
        RejectedFileError,
        MappingError,
        of_calls.CallsError,
        access.KeyUsedOtherwiseError,
    ),
    # Not now.
    429: (access.TooManyGuessesError,),
    # Nothing is wrong with what was asked; it cannot be done here and now.
    503: (
        of_store.StoreBusyError,
        of_store.StoreFailedError,
        of_store.NoStoreError,
        of_store.NotAStoreError,
        of_store.SchemaError,
        of_store.UnsupportedDatabaseError,
        pseudonym_key.NoKeyError,
        of_store.UnsafeRoleError,
        MailSettingsError,
        BounceFolderError,
    ),
    # What is stored is not what was stored; a person has to look.
    500: (
        AlteredMeaningError,
        UnreadableEventError,
        UnsoundCopyError,
        UnsoundStoreError,
        RowsLostError,
        LeaseLostError,
        AlteredContentError,
        of_store.OutOfBoundsError,
    ),
}
"""The errors that go out with each status."""

_STATUS_OF: Mapping[type[AmendsError], int] = {error: status for status, errors in STATUSES.items() for error in errors}

BUSY = frozenset({429, 503})
"""With these it is said when to try again."""


def status_of(error: type[AmendsError]) -> int | None:
    """The status that goes out for a kind of error; None where nobody has said."""
    return next(_found(error), None)


def _found(error: type[AmendsError]) -> Iterator[int]:
    for kind in error.__mro__:
        if issubclass(kind, AmendsError) and kind in _STATUS_OF:
            yield _STATUS_OF[kind]
