"""One family of errors: what was found, what was expected, what to do next.

GoodwordError
├── ArchiveError       UnknownArchiveError · BrokenArchiveError · UnsafeArchiveError · OtherOwnerError ·
│                      ReadingStoppedError
├── StoreError         NewerStoreError · ChangedMigrationError · StoreInUseError · DiskFullError ·
│                      UnusableStoreError
├── QuestionError      PersonNotFoundError · AmbiguousPersonError · LinkNotFoundError · MomentNotFoundError ·
│                      ImportNotFoundError · SkillNotFoundError · DraftNotFoundError · NothingToDraftError ·
│                      NoSuchSentenceError · AnswerNeededError · NothingImportedError · SubjectGoneError ·
│                      LanguageUnknownError · NoSuchVersionError · OneFormError · SlotNotUnderstoodError ·
│                      OwnerNotErasedError · SourceNotFoundError · WhatToEraseError
├── DraftError         MayNotSignError · EditorError · UnreadableDraftError
├── CredentialError    UnreadableCredentialError · RefusedCredentialError · AnswerMismatchError ·
│                      KeyLockedError · WeakPassphraseError · BrokenKeyError · NotSignedHereError ·
│                      ExtraMissingError · WithdrawnError · MistypedBackupError ·
│                      KeyNotHereError · KeyGivenUpError · PassphrasesDifferError · NotReceivedError
├── PublishError       ForeignFolderError · NoFontError
├── SettingsError      HomeNotWritableError · HomeNotEmptyError · NotABackupError · SamplesMissingError
└── FileNotReadableError · FileNotWritableError · FolderNotWritableError · TimeNotUnderstoodError ·
                       PortTakenError · DayNotAheadError

A record that cannot be read is not an error: it is a `Skipped`, a value (`goodword.nouns`).
Only `goodword.cli` translates these into text and exit codes.
"""

from goodword.errors.asking import (
    AmbiguousPersonError,
    AnswerNeededError,
    BadAnswerError,
    DraftNotFoundError,
    ImportNotFoundError,
    LanguageUnknownError,
    LinkNotFoundError,
    MomentNotFoundError,
    NoSuchSentenceError,
    NoSuchVersionError,
    NothingImportedError,
    NothingToCorrectError,
    NothingToDraftError,
    OneFormError,
    OwnerNotErasedError,
    PersonNotFoundError,
    QuestionError,
    SkillNotFoundError,
    SlotNotUnderstoodError,
    SourceNotFoundError,
    SubjectGoneError,
    WhatToEraseError,
)
from goodword.errors.base import GoodwordError
from goodword.errors.giving import (
    AnswerMismatchError,
    BrokenKeyError,
    CredentialError,
    DraftError,
    EditorError,
    ExtraMissingError,
    ForeignFolderError,
    KeyGivenUpError,
    KeyLockedError,
    KeyNotHereError,
    MayNotSignError,
    MistypedBackupError,
    NoFontError,
    NotReceivedError,
    NotSignedHereError,
    PassphrasesDifferError,
    PublishError,
    RefusedCredentialError,
    UnreadableCredentialError,
    UnreadableDraftError,
    WeakPassphraseError,
    WithdrawnError,
)
from goodword.errors.places import (
    DayNotAheadError,
    FileNotReadableError,
    FileNotWritableError,
    FolderNotWritableError,
    HomeNotEmptyError,
    HomeNotWritableError,
    NotABackupError,
    PortTakenError,
    SamplesMissingError,
    SettingsError,
    TimeNotUnderstoodError,
)
from goodword.errors.reading import (
    ArchiveError,
    BrokenArchiveError,
    ChangedMigrationError,
    DiskFullError,
    NewerStoreError,
    OtherOwnerError,
    ReadingStoppedError,
    StoreError,
    StoreInUseError,
    UnknownArchiveError,
    UnsafeArchiveError,
    UnusableStoreError,
)

__all__ = [
    "AmbiguousPersonError",
    "AnswerMismatchError",
    "AnswerNeededError",
    "ArchiveError",
    "BadAnswerError",
    "BrokenArchiveError",
    "BrokenKeyError",
    "ChangedMigrationError",
    "CredentialError",
    "DayNotAheadError",
    "DiskFullError",
    "DraftError",
    "DraftNotFoundError",
    "EditorError",
    "ExtraMissingError",
    "FileNotReadableError",
    "FileNotWritableError",
    "FolderNotWritableError",
    "ForeignFolderError",
    "GoodwordError",
    "HomeNotEmptyError",
    "HomeNotWritableError",
    "ImportNotFoundError",
    "KeyGivenUpError",
    "KeyLockedError",
    "KeyNotHereError",
    "LanguageUnknownError",
    "LinkNotFoundError",
    "MayNotSignError",
    "MistypedBackupError",
    "MomentNotFoundError",
    "NewerStoreError",
    "NoFontError",
    "NoSuchSentenceError",
    "NoSuchVersionError",
    "NotABackupError",
    "NotReceivedError",
    "NotSignedHereError",
    "NothingImportedError",
    "NothingToCorrectError",
    "NothingToDraftError",
    "OneFormError",
    "OtherOwnerError",
    "OwnerNotErasedError",
    "PassphrasesDifferError",
    "PersonNotFoundError",
    "PortTakenError",
    "PublishError",
    "QuestionError",
    "ReadingStoppedError",
    "RefusedCredentialError",
    "SamplesMissingError",
    "SettingsError",
    "SkillNotFoundError",
    "SlotNotUnderstoodError",
    "SourceNotFoundError",
    "StoreError",
    "StoreInUseError",
    "SubjectGoneError",
    "TimeNotUnderstoodError",
    "UnknownArchiveError",
    "UnreadableCredentialError",
    "UnreadableDraftError",
    "UnsafeArchiveError",
    "UnusableStoreError",
    "WeakPassphraseError",
    "WhatToEraseError",
    "WithdrawnError",
]
